import { createHash } from 'node:crypto';
import { create } from 'mutative';
import { expect, test } from 'vitest';
import { readFile } from '@shared/formats/registry';
import type { Curve } from '@shared/spectrum/spectrum';
import type { ProjectMeasurement } from '../document';
import { importFiles, type ImportItem } from '../import-files';
import { newDocument } from '../new-document';
import { analyseCyclingOf, cyclingInputHash, cyclingSettings } from './cycling-analysis';

const now = '2026-02-03T04:05:06.000Z';

/** An EC-Lab text file: constant currents of ±0.05 mA, a row every ten minutes. */
function mptFile(name: string, massMg: number, hours: readonly number[]): ImportItem {
  const rows = ['1\t0\t3.4\t0'];
  let time = 0;
  hours.forEach((length, step) => {
    const way = step % 2 === 0 ? 1 : -1;
    const count = length * 6;
    for (let i = 1; i <= count; i += 1) rows.push(`1\t${(time += 600)}\t${((way > 0 ? 3.4 : 4.3) + (way * i) / count).toFixed(4)}\t${(0.05 * way).toFixed(3)}`);
  });
  const header = ['EC-Lab ASCII FILE', 'Nb header lines : 6', '', 'Galvanostatic Cycling', `Mass of active material : ${massMg.toFixed(3)} mg`, 'mode\ttime/s\tEwe/V\tI/mA'];
  const bytes = new TextEncoder().encode([...header, ...rows, ''].join('\r\n'));
  return { name, folder: '', sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, result: readFile({ name, bytes }) };
}

function analyse(items: ImportItem[]) {
  const empty = newDocument({ id: 'p', now, locale: 'en' });
  const placed = create(empty, importFiles(empty, items, null, now).recipe);
  const document = create(placed, (draft) => void (draft.sample.formula = 'LiRuCl4'));
  const mass = { base: 'active' as const, valueMg: 5, stdUncertaintyMg: 0.05, activeShare: 0.9, activeShareRelativeUncertainty: 0, source: 'user' };
  const settings = { ...cyclingSettings(document), mass };
  const curveOf = ({ sha256 }: ProjectMeasurement): Curve | null => {
    const result = items.find((item) => item.sha256 === sha256)!.result;
    const [measurement] = result.ok ? result.file.measurements : [];
    return measurement?.kind === 'curve' ? measurement : null;
  };
  const outcome = analyseCyclingOf(document, curveOf, settings)!;
  if (!outcome.ok) throw new Error(outcome.error.key);
  return { document, settings, result: outcome.value };
}

test('cells of their own, told by the names of their files, give their states their charge', () => {
  // 0.05 mA: 6, 8 and 7 h of charge are 0.3, 0.4 and 0.35 mAh; 16 and 18 h of discharge 0.8 and 0.9 mAh.
  const cells = [mptFile('LRC_ch1.mpt', 4, [6]), mptFile('LRC_dis1.mpt', 5, [8, 16]), mptFile('LRC_charge2.mpt', 6, [8, 18, 12]), mptFile('LRC_dis2.mpt', 5, [7, 16, 16, 16])];
  const { document, settings, result } = analyse(cells);
  const net = Object.fromEntries(result.states.map(({ stateId, netCapacityMAhG }) => [stateId, netCapacityMAhG]));
  const truth = { charge1: 300 / 4, discharge1: (400 - 800) / 5, charge2: (400 - 900 + 600) / 6, discharge2: (350 - 800 + 800 - 800) / 5 };
  // When the current began is known to half an interval, 0.0042 mAh.
  for (const [id, value] of Object.entries(truth)) expect(Math.abs(net[id]! - value)).toBeLessThan(1.5);
  expect(result.findings.filter(({ key }) => key === 'cycling.finding.ownCurve')).toHaveLength(3);
  const moved = create(document, (draft) => void (draft.measurements.find(({ stateId }) => stateId === 'charge1')!.stateId = null));
  expect(cyclingInputHash(moved, settings)).not.toBe(cyclingInputHash(document, settings));
});

test('one file of the whole series stays the curve of all states, whatever its name says', () => {
  const { document, result } = analyse([mptFile('LRC_dis2.mpt', 5, [8, 16, 15, 15])]);
  expect(document.measurements.map(({ stateId }) => stateId)).toEqual([null]);
  expect(result.states).toHaveLength(5);
  expect(result.states.every(({ own }) => own === undefined)).toBe(true);
});
