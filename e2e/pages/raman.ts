import { expect, type Locator, type Page } from '@playwright/test';
import { words } from './words';

/** The Raman view. */
export class RamanPage {
  constructor(readonly page: Page) {}

  /** Opens the view from the rail. */
  async open(): Promise<void> {
    const button = this.page.getByRole('navigation', { name: words('common.views') }).getByRole('button', { name: words('view.raman'), exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-current', 'page');
  }

  /** Waits until there are verdicts and nothing is being computed. */
  async isCompared(): Promise<void> {
    await expect(this.page.getByRole('button', { name: words('analysis.copyVerdicts') })).toBeVisible({ timeout: 60_000 });
    await expect(this.page.getByRole('button', { name: words('raman.compareAgain') }).first()).toBeEnabled({ timeout: 60_000 });
  }

  /** Brings the verdicts up to date. */
  async compareAgain(): Promise<void> {
    await this.isCompared();
    await this.page.getByRole('button', { name: words('raman.compareAgain') }).first().click();
    await this.isCompared();
  }

  get plot(): Locator {
    return this.page.getByRole('application').first();
  }

  get results(): Locator {
    return this.page.getByRole('region', { name: words('plot.tables') });
  }

  async openResults(): Promise<void> {
    const title = this.results.getByRole('button', { name: words('plot.tables') });
    if ((await title.getAttribute('aria-expanded')) !== 'true') await title.press('Enter');
  }

  /** Cells of the table's row for a state and a starting material. */
  async cells(state: string, reference: string): Promise<string[]> {
    return this.results.getByRole('row').filter({ hasText: state }).filter({ has: this.page.getByRole('cell', { name: reference, exact: true }) }).getByRole('cell').allInnerTexts();
  }

  /** The starting materials in the inspector: it takes files, too. */
  get materials(): Locator {
    return this.page.getByRole('group', { name: words('raman.references'), exact: true });
  }

  material(name: string): Locator {
    return this.materials.getByRole('textbox', { name: words('raman.material.nameOf', { name }), exact: true });
  }

  /** The library of this computer, unfolded. */
  async openLibrary(count: number): Promise<Locator> {
    await this.page.getByText(words('raman.library.title', { count }), { exact: true }).click();
    return this.page.getByRole('list', { name: words('raman.library'), exact: true });
  }
}
