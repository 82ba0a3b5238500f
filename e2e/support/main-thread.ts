import type { Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs. */
  readonly ts: number;
  readonly args: { readonly name?: string; readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string } };
  /** µs. */
  readonly dur?: number;
  /** Time of the processor, µs: what other programs do meanwhile does not count. */
  readonly tdur?: number;
}

/** Through this a test asks the window what it shows: reading a page of fifty states by roles and names takes up to 100 ms. */
const isAskedByTest = ({ args }: TraceEvent): boolean => args.chrome_mojo_event_info?.mojo_interface_tag === 'blink.mojom.DevToolsSession';

/** What the longest task of the window's thread takes of the processor while something is done and what follows from it, ms. What the test itself asks of the page does not count. */
export async function longestTask(page: Page, act: () => Promise<void>, settleMs = 1500): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', '__metadata'] } });
  await act();
  await page.waitForTimeout(settleMs);
  const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await ended;
  await session.detach();
  const threads = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}:${tid}`));
  const onThread = events.filter(({ ph, pid, tid }) => ph === 'X' && threads.has(`${pid}:${tid}`));
  const asked = onThread.filter(isAskedByTest);
  const tasks = onThread.filter(({ name }) => name.endsWith('RunTask'));
  const ownTasks = tasks.filter(({ pid, tid, ts, dur = 0 }) => !asked.some((one) => one.pid === pid && one.tid === tid && one.ts >= ts && one.ts < ts + dur));
  const durations = ownTasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
  // Without a traced task the longest would be nothing, and nothing is no measurement.
  if (durations.length === 0) throw new Error(`Nothing was traced on the main thread: ${events.length} events, ${threads.size} threads, ${tasks.length} tasks.`);
  return Math.max(...durations);
}

/** Frames per second while the pointer pans the first plot to and fro, one move a frame. */
export async function panningRate(page: Page, seconds: number): Promise<number> {
  const plot = page.getByRole('application').first();
  const box = (await plot.boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const rate = await plot.evaluate(
    (area, { x, y, seconds: wanted }) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        let frames = 0;
        const step = (): void => {
          frames += 1;
          area.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, pointerType: 'mouse', buttons: 1, clientX: x + 150 * Math.sin(frames / 20), clientY: y, bubbles: true }));
          const passed = (performance.now() - from) / 1000;
          if (passed < wanted) requestAnimationFrame(step);
          else resolve(frames / passed);
        };
        requestAnimationFrame(step);
      }),
    { ...at, seconds },
  );
  await page.mouse.up();
  return rate;
}
