import type { Locator, Page } from '@playwright/test';
import { ReviewPage } from './review';

/** Waits until the page has drawn what it was told before. */
const drawn = (page: Page): Promise<void> => page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted()))));

/**
 * Drops files or folders of this computer on a place or else the middle of the window, as a hand with a mouse would: with their real paths, onto what it sees,
 * and no faster than the page answers, for a drop before the answer to what is dragged over it is not delivered.
 */
export async function dropFiles(page: Page, paths: readonly string[], place?: Locator): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { x, y, width, height } = (await place?.boundingBox()) ?? (await page.evaluate(() => ({ x: 0, y: 0, width: innerWidth, height: innerHeight })));
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await drawn(page);
    await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
  }
  await session.detach();
}

/** Drops files and takes them into the project as soon as they are read. */
export async function importByDrop(page: Page, paths: readonly string[], timeout?: number): Promise<void> {
  await dropFiles(page, paths);
  await new ReviewPage(page).accept(timeout);
}
