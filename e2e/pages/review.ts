import { expect, type Locator, type Page } from '@playwright/test';
import { words } from './words';

/** An import that waits for the decision. */
export class ReviewPage {
  constructor(readonly page: Page) {}

  get region(): Locator {
    return this.page.getByRole('region', { name: /^Import of \d+ files?$/ });
  }

  get acceptButton(): Locator {
    return this.region.getByRole('button', { name: /^Import \d+ files?$/ });
  }

  get cancelButton(): Locator {
    return this.region.getByRole('button', { name: words('common.cancel'), exact: true });
  }

  get files(): Locator {
    return this.region.getByRole('list', { name: words('overview.review.files') });
  }

  file(name: string): Locator {
    return this.files.getByRole('button', { name });
  }

  /** Takes the files in with Enter, which the button has when all is read. */
  async accept(timeout = 30_000): Promise<void> {
    await expect(this.acceptButton).toBeEnabled({ timeout });
    await this.acceptButton.press('Enter');
    await expect(this.region).toBeHidden({ timeout });
  }
}
