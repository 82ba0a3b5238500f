import { expect, type Locator, type Page } from '@playwright/test';
import { words } from './words';

/** The cycling view. */
export class CyclingPage {
  constructor(readonly page: Page) {}

  get results(): Locator {
    return this.page.getByRole('region', { name: words('cycling.results') });
  }

  /** Which of the project's curves is analysed. */
  get curve(): Locator {
    return this.page.getByRole('combobox', { name: words('cycling.curveFile'), exact: true });
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: words('cycling.inspector') });
  }

  tab(tab: 'curve' | 'differential' | 'rate' | 'literature' | 'transport' | 'paper'): Locator {
    return this.page.getByRole('tab', { name: words(`cycling.tab.${tab}`) });
  }

  pin(state: string): Locator {
    return this.page.getByRole('slider', { name: words('cycling.pin.name', { state }) });
  }

  field(name: string): Locator {
    return this.inspector.getByRole('textbox', { name });
  }

  async showResults(kind: 'steps' | 'cycles' | 'states'): Promise<void> {
    // The radio itself is for screen readers; a hand clicks its label.
    await this.results.getByText(words(`cycling.results.${kind}`), { exact: true }).click();
  }

  /** Waits until numbers stand in the table. */
  async isComputed(): Promise<void> {
    await expect(this.results.getByRole('table')).toBeVisible();
  }

  /** The cells of a row by its first cell. */
  async cells(row: string): Promise<string[]> {
    const found = this.results.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: row, exact: true }) });
    return (await found.locator('th, td').allInnerTexts()).map((text) => text.trim());
  }
}
