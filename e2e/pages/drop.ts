import type { Locator, Page } from '@playwright/test';
import { ReviewPage } from './review';

/** Drops files or folders of this computer on a place or else the middle of the window, as a hand with a mouse would: with their real paths. */
export async function dropFiles(page: Page, paths: readonly string[], place?: Locator): Promise<void> {
  // Nobody drops on a window before it shows what it says: a drop between two views is now and then not delivered at all.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  const session = await page.context().newCDPSession(page);
  const { x, y, width, height } = (await place?.boundingBox()) ?? (await page.evaluate(() => ({ x: 0, y: 0, width: innerWidth, height: innerHeight })));
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
  await session.detach();
}

/** Drops files and takes them into the project as soon as they are read. */
export async function importByDrop(page: Page, paths: readonly string[], timeout?: number): Promise<void> {
  await dropFiles(page, paths);
  await new ReviewPage(page).accept(timeout);
}
