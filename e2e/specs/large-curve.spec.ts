import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CyclingPage } from '../pages/cycling';
import { importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

const rows = 2_400_000;
const name = 'long-cycling.csv';
/** No message to a window is larger, bytes: a few milliseconds to take in. */
const largestMessage = 4 * 1024 * 1024;

/** Four half cycles at 0.1 mA, an hour each. */
async function writeLongCurve(path: string): Promise<void> {
  const file = await open(path, 'w');
  await file.write('time/s,Ewe/V,I/mA\n');
  for (let from = 0; from < rows; from += 100_000) {
    let text = '';
    for (let i = from; i < from + 100_000; i++) {
      const phase = (4 * i) / rows;
      const isCharge = Math.floor(phase) % 2 === 0;
      const share = phase % 1;
      text += `${((4 * 3600 * i) / rows).toFixed(3)},${(isCharge ? 2.5 + 1.7 * share : 4.2 - 1.7 * share).toFixed(4)},${isCharge ? '0.1' : '-0.1'}\n`;
    }
    await file.write(text);
  }
  await file.close();
}

/** Counts the frames that the window draws. */
async function countFrames(window: Page): Promise<() => Promise<number>> {
  const counter = await window.evaluateHandle(() => {
    const state = { frames: 0 };
    const next = (): void => {
      state.frames += 1;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    return state;
  });
  return () => counter.evaluate((state) => state.frames);
}

test('a project with millions of rows opens again in pieces: the window lives, reading can be stopped, and the curve is whole', async ({ window, shell }) => {
  test.setTimeout(240_000);
  const path = join(shell.home, name);
  await writeLongCurve(path);
  await new StartPage(window).create('Long cycling', 'LiRuCl4');
  await importByDrop(window, [path]);
  await new Frame(window).show('cycling');
  const drawn = (page: Page) => page.getByText(/ of 2.?400.?000 rows/);
  await expect(drawn(window)).toBeVisible({ timeout: 60_000 });
  await new Frame(window).isSaved();
  await shell.stop();

  const again = await shell.start();
  const messages: number[] = [];
  again.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => messages.push(payload.length)));
  await again.reload();
  await new StartPage(again).openRecent('Long cycling');
  const frame = new Frame(again);
  const framesDrawn = await countFrames(again);
  const reading = words('common.readingFile', { file: name });
  const stop = again.getByRole('button', { name: words('common.cancelTask', { task: reading }) });
  await stop.click();
  await expect(stop).toBeHidden();
  await expect(frame.status.filter({ hasText: words('common.cancelled') })).toBeVisible();

  // A view that needs the curve reads it again; meanwhile other views open.
  await frame.show('cycling');
  await expect(stop).toBeVisible();
  const before = await framesDrawn();
  await frame.show('xrd');
  await frame.show('cycling');
  await expect(drawn(again)).toBeVisible({ timeout: 60_000 });
  expect(await framesDrawn()).toBeGreaterThan(before + 10);

  const cycling = new CyclingPage(again);
  await cycling.field(words('cycling.setting.mass')).fill('2');
  await cycling.field(words('cycling.setting.mass')).press('Enter');
  await cycling.inspector.getByText(words('cycling.base.active'), { exact: true }).click();
  await cycling.isComputed();
  // 0.1 mA for an hour on 2 mg.
  expect(Number((await cycling.cells('1st charge'))[1]?.replace(/\(.*$/, ''))).toBeCloseTo(50, 1);

  if (shell.name === 'browser') {
    expect(messages.reduce((sum, length) => sum + length, 0)).toBeGreaterThan(20 * rows);
    expect(Math.max(...messages)).toBeLessThan(largestMessage);
  }
});
