import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '@shared/i18n/translate';
import { words } from './words';

/** What surrounds every view: title bar, rail, state strip, status bar. */
export class Frame {
  constructor(
    readonly page: Page,
    readonly locale: Locale = 'en',
  ) {}

  get undo(): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${words('common.undo', {}, this.locale)}`) });
  }

  get redo(): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${words('common.redo', {}, this.locale)}`) });
  }

  get views(): Locator {
    return this.page.getByRole('navigation', { name: words('common.views', {}, this.locale) });
  }

  get states(): Locator {
    return this.page.getByRole('list', { name: words('common.states', {}, this.locale) });
  }

  get problems(): Locator {
    return this.page.getByRole('list', { name: words('common.problems', {}, this.locale) });
  }

  get status(): Locator {
    return this.page.getByRole('status');
  }

  /** Opens a view from the rail. */
  async show(view: 'overview' | 'cycling' | 'xrd' | 'raman' | 'xps' | 'compare' | 'board' | 'report' | 'archive'): Promise<void> {
    const button = this.views.getByRole('button', { name: words(`view.${view}`, {}, this.locale) });
    await button.click();
    await expect(button).toHaveAttribute('aria-current', 'page');
    await this.isBuilt();
  }

  /** Waits until the view is there: it follows a click or a key within a frame or two, and its own keys with it. */
  private async isBuilt(): Promise<void> {
    await expect(this.page.locator('[aria-busy="true"]')).toHaveCount(0);
  }

  /** Waits until the project file on disk holds everything. */
  async isSaved(): Promise<void> {
    await expect(this.page.getByText(words('common.allSaved', {}, this.locale))).toBeVisible();
  }

  async chooseLanguage(name: 'English' | '日本語'): Promise<void> {
    await this.page.getByRole('button', { name: /^(Language|言語)$/ }).click();
    await this.page.getByRole('menuitemradio', { name }).click();
  }

  /** Runs a command of the palette by its words, with the keyboard alone. */
  async run(command: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.type(command);
    await this.page.keyboard.press('Enter');
    await this.isBuilt();
  }

  async closeProject(): Promise<void> {
    await this.run(words('common.closeProject', {}, this.locale));
    await expect(this.page.getByRole('heading', { name: words('common.appName', {}, this.locale), level: 1 })).toBeVisible();
  }
}
