import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Legacy mode: the other one opens a second page, which Electron refuses. */
const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true);

/** What axe finds on the page as it is, minor troubles left out; and, of what depends on the colours, in the dark theme, which a window that goes with the system takes. */
export async function accessibilityTroubles(page: Page): Promise<string[]> {
  const light = await axe(page).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe(page).withRules(['color-contrast', 'link-in-text-block']).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light.violations, ...dark.violations].filter(({ impact }) => impact !== 'minor').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
