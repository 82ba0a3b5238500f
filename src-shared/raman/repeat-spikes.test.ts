import { expect, test } from 'vitest';
import { fixture, spectraOf } from '@shared/formats/testing/fixture';
import { poisson, uniformSource } from '../testing/random-counts';
import { findCosmicSpikes } from './cosmic-spikes';
import { joinSpikes } from './join-spikes';
import { findSpikesAgainstRepeats, type Repeat } from './repeat-spikes';

const channels = 1700;
const threshold = 6;

const against = (y: Float64Array, others: readonly Float64Array[]) => findSpikesAgainstRepeats(y, others.map((counts, k): Repeat => ({ id: `${k}`, counts })), threshold);

type Shape = (i: number) => number;
/** Fluorescence with broad bands, a band of 12 channels FWHM and one of 3, counts per channel. */
const scene: Shape = (i) => 700 * Math.exp(-i / 2500) + 900 * Math.exp(-(((i - 220) / 45) ** 2)) + 500 / (1 + ((i - 700) / 6) ** 2) + narrow(i);
const narrow: Shape = (i) => 2500 * Math.exp(-Math.LN2 * ((i - 1200) / 1.5) ** 2);

/** Counts about a shape: hundreds a channel are as good as normal, and soon made. */
function counted(shape: Shape, seed: number): Float64Array {
  const random = uniformSource(seed);
  return Float64Array.from({ length: channels }, (_, i) => Math.round(shape(i) + Math.sqrt(-2 * shape(i) * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())));
}

test('repeats without spikes have hardly any, whatever their scale and however the fluorescence bleached', () => {
  let alarms = 0;
  const spectra = 60;
  for (let k = 0; k < spectra; k += 1) {
    const others = Array.from({ length: 1 + (k % 3) }, (_, j) => {
      const [scale, bleached] = [[1, 0], [2.5, 0], [0.4, 150]][(k + j) % 3]!;
      return counted((i) => scale! * scene(i) + bleached! * Math.exp(-i / 900), 101 + 5 * k + j);
    });
    const { spikes, compared } = against(counted(scene, 100 + 5 * k), others);
    expect(compared).toHaveLength(others.length);
    alarms += spikes.length;
  }
  expect(alarms / spectra).toBeLessThanOrEqual(0.1);
});

test('a few counts a channel scatter as Poisson events do, and raise hardly more false alarms', () => {
  const few = (seed: number, scale: number): Float64Array => {
    const random = uniformSource(seed);
    return Float64Array.from({ length: channels }, (_, i) => poisson((scale * scene(i)) / 50, random));
  };
  const alarms = Array.from({ length: 100 }, (_, k) => against(few(7000 + 9 * k, 1), [few(7001 + 9 * k, 2)]).spikes.length);
  expect(alarms.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
});

/** Share of spikes that are found, and how many others are, with one spike put in beside the narrow bands and a spike of another place in a repeat. */
function recovery(width: number, height: number, repeats: number): { found: number; wrong: number } {
  const trials = 8;
  let [found, wrong] = [0, 0];
  for (let k = 0; k < trials; k += 1) {
    const seed = 50_000 + 1000 * width + 100 * height + 7 * k;
    const random = uniformSource(seed);
    const y = counted(scene, seed + 1);
    const at = 30 + Math.floor(630 * random());
    for (let i = at; i < at + width; i += 1) y[i]! += height * Math.sqrt(scene(i));
    const others = Array.from({ length: repeats }, (_, j) => counted(scene, seed + 2 + j));
    others[0]![1300 + Math.floor(390 * random())]! += 3000;
    const { spikes } = against(y, others);
    const isHere = ({ from, to }: { from: number; to: number }): boolean => from <= at + width - 1 && to >= at;
    if (spikes.some(isHere)) found += 1;
    wrong += spikes.filter((one) => !isHere(one)).length;
  }
  return { found: found / trials, wrong };
}

test('spikes of one to five channels are found once they stand out of the noise of the difference', () => {
  for (const repeats of [1, 3]) {
    for (const width of [1, 3, 5]) {
      for (const height of [7, 12, 20]) {
        const { found, wrong } = recovery(width, height, repeats);
        // The difference to n repeats scatters by √(1 + 1/n), to the median of three by √1.45; so many σ the whole spike stands out.
        const z = (height * Math.sqrt(width)) / Math.sqrt(repeats === 1 ? 2 : 1.45);
        if (z > threshold + 2.5) expect(found, `${width} channels of ${height} σ against ${repeats}`).toBeGreaterThanOrEqual(0.9);
        expect(wrong).toBe(0);
      }
    }
  }
  expect(recovery(5, 5, 2).found).toBeGreaterThanOrEqual(0.8);
});

test('a spike of four channels, which the spectrum alone cannot tell from a band, is told by its repeats, and all of it', () => {
  const y = counted(scene, 7);
  for (let i = 500; i < 504; i += 1) y[i]! += 12 * Math.sqrt(scene(i));
  expect(findCosmicSpikes(y, threshold)).toEqual([]);
  const { spikes } = against(y, [counted(scene, 8)]);
  expect(spikes.map(({ from, to }) => [from, to])).toEqual([[500, 503]]);
  // Four channels of 12 σ against a scatter of √2 σ.
  expect(spikes[0]!.significance).toBeGreaterThan(13);
  expect(spikes[0]!.significance).toBeLessThan(21);
  // Seen from the repeat nothing stands out: the spike is not its.
  expect(against(counted(scene, 8), [y]).spikes).toEqual([]);
});

test('narrow bands of all repeats stay, also when the fluorescence bleached to a third or the axis drifted by a tenth of a channel', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const bleached = counted((i) => 0.5 * (scene(i) - narrow(i)) + narrow(i), 900 + seed);
    const faded = counted((i) => 0.3 * (scene(i) - narrow(i)) + narrow(i), 850 + seed);
    const drifted = counted((i) => scene(i + 0.1), 950 + seed);
    const stronger = counted((i) => scene(i) + 0.3 * narrow(i), 980 + seed);
    for (const other of [bleached, faded, drifted, stronger]) {
      const [a, b] = [counted(scene, 2000 + seed), other];
      for (const { spikes } of [against(a, [b]), against(b, [a])]) expect(spikes.filter(({ from, to }) => to > 1190 && from < 1210)).toEqual([]);
    }
  }
});

test('a grain in one of the spectra is no spike: spectra of different places are not compared', () => {
  const grain: Shape = (i) => [[63, 6, 300], [169, 9, 170], [196, 9, 210], [212, 9, 270]].reduce((sum, [at, fwhm, height]) => sum + height! / (1 + ((2 * (i - at!)) / fwhm!) ** 2), 0);
  for (let seed = 0; seed < 20; seed += 1) {
    const { spikes, compared } = against(counted((i) => scene(i) + grain(i), seed), [counted(scene, 100 + seed)]);
    expect(spikes).toEqual([]);
    expect(compared).toEqual([]);
  }
});

test('only repeats that agree are compared', () => {
  const { compared } = against(counted(scene, 1), [counted((i) => 900 + 800 * Math.sin(i / 20), 2), counted(scene, 3)]);
  expect(compared).toEqual(['1']);
});

test('a material of its own and what has no scale is no repeat', () => {
  expect(against(counted(scene, 1), [counted((i) => 900 + 800 * Math.sin(i / 20), 2)]).compared).toEqual([]);
  expect(against(counted(scene, 1), [new Float64Array(channels)])).toEqual({ spikes: [], compared: [] });
});

test('real neighbours on a map of graphene: a spike of five channels that no band is near, one that the spectrum alone shows too, and nothing else', () => {
  const map = spectraOf(fixture('wdf-parser/6x6.spc'));
  const found = map.flatMap(({ x, y }, i) => {
    const neighbours = [i - 1, i + 1, i + 2].flatMap((k) => map[k]?.y ?? []);
    return against(y, neighbours).spikes.map(({ from, to }) => [i, Math.round(x[from]!), to - from + 1]);
  });
  // The 14th stands 2400 counts over 4800 at 1979 cm⁻¹, its neighbours scatter by 40 there.
  expect(found).toEqual([[14, 1979, 5], [18, 2786, 3]]);
  expect(findCosmicSpikes(map[14]!.y, threshold)).toEqual([]);
});

test('spikes of both tests that overlap or touch are one', () => {
  expect(joinSpikes([{ from: 4, to: 4, significance: 9 }, { from: 20, to: 21, significance: 7 }], [{ from: 5, to: 7, significance: 12 }, { from: 40, to: 43, significance: 8 }])).toEqual([
    { from: 4, to: 7, significance: 12, test: 'both' },
    { from: 20, to: 21, significance: 7, test: 'single' },
    { from: 40, to: 43, significance: 8, test: 'repeats' },
  ]);
});
