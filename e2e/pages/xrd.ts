import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '@shared/i18n/translate';
import { words } from './words';

/** The XRD view. */
export class XrdPage {
  constructor(
    readonly page: Page,
    readonly locale: Locale = 'en',
  ) {}

  /** Opens the view from the rail. */
  async open(): Promise<void> {
    const button = this.page.getByRole('navigation', { name: words('common.views', {}, this.locale) }).getByRole('button', { name: words('view.xrd', {}, this.locale), exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-current', 'page');
  }

  get plot(): Locator {
    return this.page.getByRole('application');
  }

  get results(): Locator {
    return this.page.getByRole('region', { name: words('plot.tables', {}, this.locale) });
  }

  /** Waits for a current result, with the tables open. */
  async isChecked(): Promise<void> {
    await expect(this.page.getByRole('button', { name: words('analysis.copyVerdicts', {}, this.locale) })).toBeVisible({ timeout: 30_000 });
    const title = this.results.getByRole('button', { name: words('plot.tables', {}, this.locale), exact: true });
    if ((await title.getAttribute('aria-expanded')) === 'false') await title.click();
    await expect(this.results.getByRole('table')).toBeVisible();
  }

  /** The cells of a row of the open table by its heading. */
  async cells(row: string): Promise<string[]> {
    return this.results.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: row, exact: true }) }).first().getByRole('cell').allInnerTexts();
  }

  /** Draws or hides the lines of a phase. */
  sticks(phase: string): Locator {
    return this.page.getByRole('button', { name: words('xrd.showSticks', { phase }, this.locale) });
  }

  /** Puts the pointer at an angle of the plot, which shows `range`. */
  async pointAt(twoTheta: number, range: readonly [number, number]): Promise<void> {
    const box = (await this.plot.first().boundingBox())!;
    await this.page.mouse.move(box.x + ((twoTheta - range[0]) / (range[1] - range[0])) * box.width, box.y + 40);
  }
}
