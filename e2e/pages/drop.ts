import type { Locator, Page } from '@playwright/test';
import { ReviewPage } from './review';

/** Waits until the page has drawn what it was told before. */
const drawn = (page: Page): Promise<void> => page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted()))));

const mostDrops = 5;

/**
 * Drops files or folders of this computer on a place or else the middle of the window, as a hand with a mouse would: with their real paths, onto what it sees.
 * A browser does not deliver every drop that it is told of, most of all while it draws something else: as a hand would, it is made again.
 */
export async function dropFiles(page: Page, paths: readonly string[], place?: Locator): Promise<void> {
  await drawn(page);
  const session = await page.context().newCDPSession(page);
  const { x, y, width, height } = (await place?.boundingBox()) ?? (await page.evaluate(() => ({ x: 0, y: 0, width: innerWidth, height: innerHeight })));
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const drop = await page.evaluateHandle(() => {
    const seen = { isDelivered: false };
    addEventListener('drop', () => (seen.isDelivered = true), { capture: true, once: true });
    return seen;
  });
  /** Whether the page had the drop within the time that it is given, ms. */
  const isDelivered = (within: number): Promise<boolean> =>
    drop.evaluate(
      (seen, most) =>
        new Promise<boolean>((tell) => {
          const from = performance.now();
          const look = (): void => {
            if (seen.isDelivered || performance.now() - from > most) tell(seen.isDelivered);
            else setTimeout(look, 20);
          };
          look();
        }),
      within,
    );
  for (let made = 0; !(await isDelivered(made === 0 ? 0 : 1000)); made += 1) {
    if (made === mostDrops) throw new Error(`The page was given no drop of ${paths.join(', ')}`);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
  }
  await drop.dispose();
  await session.detach();
}

/** Drops files and takes them into the project as soon as they are read. */
export async function importByDrop(page: Page, paths: readonly string[], timeout?: number): Promise<void> {
  await dropFiles(page, paths);
  await new ReviewPage(page).accept(timeout);
}
