import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegionData } from '@shared/xps/series';
import { drawFiveStates } from '@shared/xps/testing/five-states';
import { importByDrop } from '../pages/drop';
import { Frame } from '../pages/frame';
import { words } from '../pages/words';
import { XpsPage } from '../pages/xps';
import { expect, test } from '../fixtures';

/** A set whose electrodes hold Ru metal, and what they were made with. */
const { truth, states } = drawFiveStates(4, 'metal');
const labels = ['Before cycling', '1st charge', '1st discharge', '2nd charge', '2nd discharge'];
const regions = ['Ru3d_C1s', 'Cl2p'] as const;

function csv(region: string, { bindingEnergy, counts, transmission, livetimeS }: RegionData): string {
  const rows = Array.from(counts, (count, i) => `${bindingEnergy[i]!.toFixed(1)},${count},${transmission![i]!.toFixed(6)}`);
  return [`# region=${region}; dwell_s=${livetimeS!}; scans=1`, 'binding_energy_eV,counts,transmission', ...rows, ''].join('\n');
}

async function writeSet(folder: string): Promise<void> {
  await mkdir(join(folder, 'xps'));
  for (const { stateId, regions: measured } of states) for (const region of regions) await writeFile(join(folder, 'xps', `${stateId}_${region}.csv`), csv(region, measured[region]!));
}

test('Ru metal that the model has no component for is named, and one click brings the fractions right', async ({ window }) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'halocline-metal-'));
  try {
    await writeSet(folder);
    await importByDrop(window, [folder]);
    const frame = new Frame(window);
    await expect(frame.views).toBeVisible();
    await frame.show('xps');
    const xps = new XpsPage(window);
    await xps.isReady();
    const inspector = window.getByRole('complementary', { name: words('xps.inspector') });
    await inspector.getByText(words('xps.foreign')).click();
    await inspector.getByLabel(words('xps.foreignWhen')).selectOption('suggest');
    await xps.fitAll();
    const share = async (at: number): Promise<number> => Number.parseFloat((await xps.numbersOf(labels[at]!))['Ru²⁺']!.replace('<', ''));
    const step = inspector.getByRole('button', { name: words('xps.step.addSpecies', { species: 'Ru metal 3d' }) });
    await step.click();
    await expect(step).toBeHidden();
    await expect(xps.fitAllButton).toBeEnabled({ timeout: 45_000 });
    await xps.isFitted();
    for (const [at, { fractions }] of truth.states.entries()) expect(Math.abs((await share(at)) - fractions[0])).toBeLessThan(0.04);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
