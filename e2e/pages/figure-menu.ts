import type { Page } from '@playwright/test';
import { words } from './words';

/** The button over a plot that takes it away. */
export class FigureMenu {
  constructor(readonly page: Page) {}

  /** One of the buttons of the menu, by its words. */
  async take(what: string): Promise<void> {
    await this.page.getByRole('button', { name: words('figure.export') }).click();
    await this.page.getByRole('dialog', { name: words('figure.export') }).getByRole('button', { name: what, exact: true }).click();
  }
}
