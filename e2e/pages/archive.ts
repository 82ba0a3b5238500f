import { expect, type Locator, type Page } from '@playwright/test';
import { words } from './words';

/** The view that writes, checks and compares archives, and shows the history. */
export class ArchivePage {
  constructor(readonly page: Page) {}

  async show(tab: 'write' | 'check' | 'compare' | 'history'): Promise<void> {
    await this.page.getByRole('tablist', { name: words('archive.tabs') }).getByRole('tab', { name: words(`archive.tab.${tab}`), exact: true }).click();
  }

  /** Writes the archive and gives what the view says of it. */
  async write(): Promise<string> {
    await this.page.getByRole('button', { name: words('archive.write.action') }).click();
    const said = this.page.getByRole('status').filter({ hasText: words('archive.write.sha') });
    await expect(said).toBeVisible({ timeout: 30_000 });
    return said.innerText();
  }

  get outcome(): Locator {
    return this.page.locator('[role="status"] li');
  }

  async check(): Promise<void> {
    await this.page.getByRole('button', { name: words('archive.check.action') }).click();
    await expect(this.outcome.first()).toBeVisible({ timeout: 60_000 });
  }
}
