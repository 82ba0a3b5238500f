import { expect, type Locator, type Page } from '@playwright/test';
import { words } from './words';

/** States × techniques, the files, and what waits for the user. */
export class OverviewPage {
  constructor(readonly page: Page) {}

  get matrix(): Locator {
    return this.page.getByRole('grid', { name: words('overview.matrix') });
  }

  /** A cell by what a screen reader says of it: "After 1st charge, Ru 3d + C 1s: …". */
  cell(state: string, column: RegExp): Locator {
    return this.matrix.getByRole('button', { name: new RegExp(`^${state}, ${column.source}`) });
  }

  get tray(): Locator {
    return this.page.getByRole('region', { name: words('overview.tray') });
  }

  card(file: string): Locator {
    return this.tray.getByRole('listitem').filter({ hasText: file });
  }

  async assign(file: string, state: string): Promise<void> {
    await this.tray.getByRole('button', { name: words('overview.assignTo', { file, state }) }).click();
  }

  /** An entry of the menu that is open, by arrows and Enter. */
  async chooseByKeys(entry: string): Promise<void> {
    const item = this.page.getByRole('menuitem', { name: entry });
    await expect(item).toBeVisible();
    for (let presses = 0; presses < 20 && !(await item.evaluate((one) => one === document.activeElement)); presses++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  get lastImport(): Locator {
    return this.page.getByRole('region', { name: words('overview.import.heading') });
  }

  async showFiles(): Promise<void> {
    await this.page.getByRole('tab', { name: words('overview.files') }).click();
  }
}
