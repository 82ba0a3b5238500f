import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readFile } from '@shared/formats/registry';
import type { ProjectMeasurement } from '@shared/project/document';
import { importFiles } from '@shared/project/import-files';
import { newDocument } from '@shared/project/new-document';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { bruteDoniachSunjic, bruteVoigt, readLine, type GridLine } from '@shared/xps/testing/brute-force-lines';
import { randomFrom } from '@shared/xps/testing/random';
import { withCarbonReference } from './carbon-reference';
import { defaultXpsSettings, xpsInputs, type SpectrumOf } from './xps-analysis';

vi.setConfig({ testTimeout: 60_000 });

/** Two states of the sample, whose sp2 carbon is a Doniach–Šunjić line of 0.7 and 0.25 eV with an asymmetry of 0.1 (its truth.json). */
const files = ['before', 'charge1'].map((state, i) => {
  const name = `${state}.vms`;
  const result = readFile({ name, bytes: new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../../resources/sample/xps', name))) });
  if (!result.ok) throw new Error(result.error.key);
  return { name, folder: '', sha256: String(i).repeat(64), size: 1, result };
});
const document = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' });
importFiles(document, files, null, document.createdAt).recipe(document);

/** Carbon alone as the sample's spectrometer sees it, made by brute force with little oxidised carbon. */
function carbonOf(sp2: GridLine, further: readonly (readonly [line: GridLine, at: number, area: number])[] = []): Spectrum {
  const [first] = files[0]!.result.file.measurements;
  if (first?.kind !== 'spectrum') throw new Error('The sample begins with a spectrum');
  const x = Float64Array.from({ length: 181 }, (_, i) => 278 + 0.1 * i);
  const transmission = x.map((energy) => ((1486.6 - energy) / 1000) ** -0.7);
  const random = randomFrom(3);
  const lines = [[sp2, 284.5, 1], [bruteVoigt(1.05, 0.2), 286.05, 0.06], [bruteVoigt(1.1, 0.2), 287.4, 0.03], [bruteVoigt(1.1, 0.2), 288.9, 0.02], [bruteVoigt(2.6, 0.3), 291.1, 0.055], ...further] as const;
  const y = x.map((energy, i) => random.poisson(transmission[i]! * (1000 + lines.reduce((sum, [line, at, area]) => sum + 20_000 * area * (readLine(line.profile, energy - at) + 0.02 * readLine(line.integral, energy - at)), 0))));
  return { ...first, name: 'C1s', axis: 'binding-energy', x, y, transmission };
}

function defaultsWith(carbon: Spectrum | null, referenceName = 'Ketjenblack') {
  const reference: ProjectMeasurement = { id: 'kb', sha256: 'k'.repeat(64), index: 0, technique: 'xps', region: 'C1s', stateId: null, role: 'reference', referenceName, points: 181 };
  const own = carbon ? { ...document, measurements: [...document.measurements, reference] } : document;
  const spectrumOf: SpectrumOf = ({ id, sha256, index }) => {
    if (id === 'kb') return carbon;
    const measurement = files.find((file) => file.sha256 === sha256)!.result.file.measurements[index];
    return measurement?.kind === 'spectrum' ? measurement : null;
  };
  const inputs = xpsInputs(own, spectrumOf);
  const defaults = defaultXpsSettings(own, inputs)!;
  return { defaults, taken: withCarbonReference(own, spectrumOf, inputs, defaults) };
}

describe('carbon measured by itself', () => {
  it('lends its shape to the carbon under Ru 3d, and is named', () => {
    const { taken } = defaultsWith(carbonOf(bruteDoniachSunjic(0.7, 0.25, 0.1, 12)));
    expect(taken.findings.map(({ key, params }) => [key, params['name']])).toContainEqual(['xpsFinding.carbonTaken', 'Ketjenblack']);
    const sp2 = taken.settings.regions.find(({ region }) => region === 'Ru3d_C1s')!.components.find(({ id }) => id === 'sp2')!.parameters;
    expect(sp2['asymmetry']).toMatchObject({ mode: 'fixed', source: 'measured alone: Ketjenblack' });
    expect(Math.abs(sp2['asymmetry']!.value - 0.1)).toBeLessThan(0.015);
    expect(Math.abs(sp2['gaussFwhm']!.value - 0.7)).toBeLessThan(0.05);
    expect(Math.abs(sp2['lorentzFwhm']!.value - 0.25)).toBeLessThan(0.05);
  });

  it('is left aside where the samples have another carbon, and this is said', () => {
    const { taken, defaults } = defaultsWith(carbonOf(bruteDoniachSunjic(1.2, 0.3, 0.2, 12)));
    expect(taken.settings).toEqual(defaults.settings);
    expect(taken.findings.map(({ key }) => key)).toContain('xpsFinding.carbonDiffers');
  });

  it('is left aside where it is not carbon alone', () => {
    const { taken, defaults } = defaultsWith(carbonOf(bruteDoniachSunjic(0.7, 0.25, 0.1, 12), [[bruteVoigt(1, 0.3), 282, 1]]));
    expect(taken.settings).toEqual(defaults.settings);
    expect(taken.findings.map(({ key }) => key)).toContain('xpsFinding.carbonNotTaken');
  });

  it('is not what lies on another substance', () => {
    const { taken, defaults } = defaultsWith(carbonOf(bruteDoniachSunjic(0.7, 0.25, 0.1, 12)), 'RuCl3');
    expect(taken).toBe(defaults);
  });

  it('changes nothing where there is none', () => {
    const { taken, defaults } = defaultsWith(null);
    expect(taken).toBe(defaults);
  });
});
