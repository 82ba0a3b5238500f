import type { Page } from '@playwright/test';

interface DumpEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly args: { readonly name?: string; readonly dumps?: { readonly process_totals?: { readonly private_footprint_bytes?: string } } };
}

/** Memory that the process of the window holds for itself alone, its workers included, as the browser counts it, MB. */
export async function memoryOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const events: DumpEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as DumpEvent[])));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['disabled-by-default-memory-infra', '__metadata'], memoryDumpConfig: {} } });
  await session.send('Tracing.requestMemoryDump', { levelOfDetail: 'light' });
  const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await ended;
  await session.detach();
  const renderers = new Set(events.filter(({ name, args }) => name === 'process_name' && args.name === 'Renderer').map(({ pid }) => pid));
  const sizes = events.flatMap(({ ph, pid, args }) => {
    const bytes = args.dumps?.process_totals?.private_footprint_bytes;
    return ph === 'v' && renderers.has(pid) && bytes !== undefined ? [Number.parseInt(bytes, 16) / 1e6] : [];
  });
  // The other processes of that kind hold no page.
  if (sizes.length === 0) throw new Error(`No memory of a window was told: ${events.length} events, ${renderers.size} processes.`);
  return Math.max(...sizes);
}

/** Lets the window give back what nothing refers to any more, as it does by itself when memory runs short. */
export async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}
