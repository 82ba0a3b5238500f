/** Real files (see formats/fixtures/README.md): calibration, spikes, and narrow bands that must stay as they are. */
import { expect, test } from 'vitest';
import { fixture, spectraOf } from '@shared/formats/testing/fixture';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { analyseRaman, defaultRamanSettings } from './analyse-raman';
import { findCosmicSpikes } from './cosmic-spikes';
import { defaultRamanDisplay, prepareSpectrum } from './prepare-spectrum';
import { onRamanShift, siliconLine, statedLaserNm } from './raman-axis';

const untouched = { ...defaultRamanSettings, display: { ...defaultRamanDisplay, baseline: 'none', normalisation: 'none' } } as const;

/** Centre of gravity of the highest peak between two positions, above half its height. */
function peakCentre({ x, y }: Pick<Spectrum, 'x' | 'y'>, from: number, to: number): number {
  const at = Array.from(x.keys()).filter((i) => x[i]! >= from && x[i]! <= to);
  const top = Math.max(...at.map((i) => y[i]!));
  const floor = Math.min(...at.map((i) => y[i]!));
  const inside = at.filter((i) => y[i]! > (top + floor) / 2);
  return inside.reduce((sum, i) => sum + x[i]! * (y[i]! - floor), 0) / inside.reduce((sum, i) => sum + y[i]! - floor, 0);
}

test('a silicon wafer on a wavelength axis: converted with the laser line, calibrated on its own line', () => {
  const [wafer] = spectraOf(fixture('pynxtools-raman/Si-wafer-Raman-Spectrum-1.txt'));
  expect(onRamanShift(wafer!, defaultRamanSettings)).toMatchObject({ ok: false, finding: { key: 'raman.axisNotShift' } });
  // The file names no laser; its saturated Rayleigh line stands near 532.4 nm, which leaves the axis some cm⁻¹ off.
  const settings = { ...defaultRamanSettings, laserNm: 532.4 };
  const silicon = (calibration: [number, number, number]): number => {
    const placed = onRamanShift(wafer!, { ...settings, calibration });
    if (!placed.ok) throw new Error('the wavelength axis was not converted');
    return peakCentre(placed.spectrum, 490, 550);
  };
  const off = silicon([0, 0, 0]) - siliconLine;
  expect(Math.abs(off)).toBeLessThan(6);
  expect(Math.abs(silicon([-off, 0, 0]) - siliconLine)).toBeLessThan(0.5);
  // Calibrated on one line, the weak second-order band of silicon lies where it should, at 302 cm⁻¹, to the 3 cm⁻¹ of a channel.
  const calibrated = onRamanShift(wafer!, { ...settings, calibration: [-off, 0, 0] });
  if (!calibrated.ok) throw new Error('the wavelength axis was not converted');
  expect(Math.abs(peakCentre(calibrated.spectrum, 285, 320) - 302)).toBeLessThan(3);
  expect(analyseRaman(wafer!, [], settings).result.findings.map(({ key }) => key)).toContain('raman.fromWavelength');
});

test('the laser line of a header is read', () => {
  expect(statedLaserNm(spectraOf(fixture('wdf-parser/sp.wdf'))[0]!)).toBe(532.25);
  expect(statedLaserNm(spectraOf(fixture('pynxtools-raman/rod_file_1000679.rod'))[0]!)).toBe(488);
});

test('the sharp bands of a mineral are no spikes and keep their heights', () => {
  const [mineral] = spectraOf(fixture('pynxtools-raman/rod_file_1000679.rod'));
  const prepared = prepareSpectrum(mineral!, untouched)!;
  expect(prepared.spikes).toEqual([]);
  expect(prepared.values).toEqual(mineral!.y);
});

test('what is found in a map of graphene is what the neighbours on the map do not have; fixed patterns of pixels are no spikes', () => {
  const median = (values: readonly number[]): number => values.slice().sort((a, b) => a - b)[values.length >> 1]!;
  const map = spectraOf(fixture('wdf-parser/6x6.spc'));
  map.forEach(({ y }, i) => {
    const neighbours = [i - 2, i - 1, i + 1, i + 2].flatMap((k) => map[k]?.y ?? []);
    const excess = Array.from(y, (value, k) => value - median(neighbours.map((other) => other[k]!)));
    const high = excess.map((value, k) => value - median(excess.slice(Math.max(0, k - 12), k + 13)));
    const sigma = median(high.map(Math.abs)) / 0.6745;
    for (const { from, to } of findCosmicSpikes(y)) expect(Math.max(...high.slice(from, to + 1)) / sigma).toBeGreaterThan(3);
  });
  expect(map.flatMap(({ y }, i) => (findCosmicSpikes(y).some(({ significance }) => significance > 10) ? [i] : []))).toEqual([2, 18]);
  // Every other pixel of this detector reads 5 % less between 640 and 690 cm⁻¹.
  expect(findCosmicSpikes(spectraOf(fixture('jascofiles/legacy_raman.jws'))[0]!.y)).toEqual([]);
});

test('a map of graphene: the spectrum with cosmic spikes loses them, the 2D band of all keeps its height', () => {
  const map = spectraOf(fixture('wdf-parser/6x6.spc'));
  map.forEach((spectrum, i) => {
    const prepared = prepareSpectrum(spectrum, untouched)!;
    const top = (y: Float64Array): number => Math.max(...Array.from(y).filter((_, k) => Math.abs(spectrum.x[k]! - 2705) < 30));
    expect(top(prepared.values)).toBe(top(spectrum.y));
    if (i === 2) expect(prepared.spikes.map(({ at }) => Math.round(at))).toEqual(expect.arrayContaining([expect.closeTo(2124, -1) as number]));
  });
});

test('what does not reach the window is said with both ranges', () => {
  const { result } = analyseRaman(spectraOf(fixture('wdf-parser/sp.wdf'))[0]!, [], defaultRamanSettings);
  expect(result.findings.at(-1)).toMatchObject({ key: 'raman.windowOutside', params: { low: 100, high: 600 } });
});
