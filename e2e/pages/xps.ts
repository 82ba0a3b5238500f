import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '@shared/i18n/translate';
import { words } from './words';

type ResultKind = 'states' | 'lines' | 'composition' | 'systematic' | 'expected' | 'fits' | 'record';

/** The XPS view. */
export class XpsPage {
  constructor(
    readonly page: Page,
    readonly locale: Locale = 'en',
  ) {}

  /** The button that fits all states, known by its key: its words depend on how many states there are. */
  get fitAllButton(): Locator {
    return this.page.getByRole('button', { name: /Shift F$/ });
  }

  get results(): Locator {
    return this.page.getByRole('region', { name: words('xps.results', {}, this.locale) });
  }

  /** What stands under the plots: a table, the systematic part, the history … */
  tab(kind: ResultKind): Locator {
    return this.results.getByRole('tab', { name: words(`xps.tab.${kind}`, {}, this.locale) });
  }

  /** Waits until the spectra are read and a fit could start. */
  async isReady(): Promise<void> {
    await expect(this.fitAllButton).toBeEnabled();
  }

  /** Fits all states and waits for the result. */
  async fitAll(): Promise<void> {
    await this.fitAllButton.click();
    await this.isFitted();
  }

  /** Waits for a current result, with the table open. */
  async isFitted(): Promise<void> {
    const title = this.results.getByRole('button', { name: words('xps.results', {}, this.locale), exact: true });
    if ((await title.getAttribute('aria-expanded')) === 'false') await title.click();
    await expect(this.results.getByRole('table')).toBeVisible({ timeout: 45_000 });
    await expect(this.fitAllButton).toBeEnabled();
  }

  /** The numbers of a state as the table shows them, by column heading. */
  async numbersOf(state: string): Promise<Record<string, string>> {
    const headings = await this.results.getByRole('columnheader').allInnerTexts();
    const row = this.results.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: state, exact: true }) });
    const cells = await row.locator('th, td').allInnerTexts();
    return Object.fromEntries(headings.map((heading, i) => [heading.replace(/ [↓↑]$/, '').trim(), (cells[i] ?? '').trim()]));
  }

  region(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name.replace(/[+]/g, '\\+')}`) });
  }
}
