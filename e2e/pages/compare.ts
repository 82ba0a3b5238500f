import type { Locator, Page } from '@playwright/test';
import type { MessageKey } from '@shared/i18n/translate';
import { words } from './words';

/** The same region of all states together. */
export class ComparePage {
  constructor(readonly page: Page) {}

  /** The plot: it takes keys and the pointer, and says what it shows. */
  get plot(): Locator {
    return this.page.getByRole('application');
  }

  /** The part of the axis that the plot says it shows. */
  async shownRange(): Promise<[number, number]> {
    const [, from, to] = /from (-?[\d.]+) to (-?[\d.]+)/.exec((await this.plot.getAttribute('aria-label')) ?? '')!;
    return [Number(from), Number(to)];
  }

  async chooseRegion(title: string): Promise<void> {
    const select = this.page.getByLabel(words('compare.columns'));
    const option = select.getByRole('option', { name: new RegExp(`^${title.replace(/[+]/g, '\\+')}`) });
    await select.selectOption((await option.getAttribute('value'))!);
  }

  /** One of the choices that stand side by side, by its words. */
  async choose(group: MessageKey, choice: MessageKey): Promise<void> {
    await this.page.getByRole('group', { name: words(group) }).getByText(words(choice), { exact: true }).click();
  }

  get numbers(): Locator {
    return this.page.getByRole('region', { name: words('compare.table') });
  }

  /** Clicks or drags on the plot while notes are being placed; places in parts of its width and height. */
  async placeNote(from: readonly [number, number], to: readonly [number, number] = from): Promise<void> {
    await this.page.getByRole('button', { name: words('compare.addNote') }).click();
    const { x, y, width, height } = (await this.plot.boundingBox())!;
    await this.page.mouse.move(x + from[0] * width, y + from[1] * height);
    await this.page.mouse.down();
    if (to !== from) await this.page.mouse.move(x + to[0] * width, y + to[1] * height, { steps: 5 });
    await this.page.mouse.up();
  }
}
