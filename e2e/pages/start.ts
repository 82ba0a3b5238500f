import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '@shared/i18n/translate';
import { words } from './words';

/** The first page. */
export class StartPage {
  constructor(
    readonly page: Page,
    readonly locale: Locale = 'en',
  ) {}

  get actions(): Locator {
    return this.page.getByRole('region', { name: words('start.begin', {}, this.locale) });
  }

  async openSample(): Promise<void> {
    await this.actions.getByRole('button', { name: words('start.sample', {}, this.locale) }).click();
    await expect(this.page.getByRole('navigation', { name: words('common.views', {}, this.locale) })).toBeVisible();
  }

  /** What a new project is asked for. */
  get form(): Locator {
    return this.page.getByRole('form', { name: words('start.new') });
  }

  async create(title: string, formula = ''): Promise<void> {
    await this.actions.getByRole('button', { name: words('start.new') }).click();
    await this.form.getByLabel(words('start.title')).fill(title);
    if (formula !== '') await this.form.getByLabel(words('start.formula')).fill(formula);
    await this.form.getByRole('button', { name: words('start.create') }).click();
    await expect(this.page.getByRole('navigation', { name: words('common.views') })).toBeVisible();
  }

  /** The session that ended without saving. */
  get unfinished(): Locator {
    return this.page.getByRole('region', { name: words('start.unfinishedRegion') });
  }

  recent(title: string | RegExp): Locator {
    return this.page.locator('[data-row]').filter({ hasText: title });
  }

  async openRecent(title: string | RegExp): Promise<void> {
    await this.recent(title).click();
    await expect(this.page.getByRole('navigation', { name: words('common.views', {}, this.locale) })).toBeVisible();
  }
}
