import { expect, test } from 'vitest';
import { bridgeSpikes, findCosmicSpikes } from './cosmic-spikes';
import { generateRaman } from './testing/spectrum-generator';

test('spikes are found and narrow bands are not taken for spikes', () => {
  for (let seed = 20; seed < 36; seed += 1) {
    const { shift, counts, spikes } = generateRaman({ seed, weight: 0, kind: 'RuCl3' });
    const found = findCosmicSpikes(counts).map(({ from }) => shift[from]!);
    for (const at of spikes) expect(found.some((one) => Math.abs(one - at) <= 1)).toBe(true);
    for (const one of found) expect(spikes.some((at) => Math.abs(one - at) <= 1)).toBe(true);
  }
});

test('what lies under a spike is bridged, everything else stays', () => {
  const y = Float64Array.from({ length: 60 }, (_, i) => 400 + 10 * ((i * 7) % 5));
  const [clean, at] = [y.slice(), 30];
  y[at]! += 3000;
  const spikes = findCosmicSpikes(y);
  expect(spikes.map(({ from, to }) => [from, to])).toEqual([[at, at]]);
  const bridged = bridgeSpikes(y, spikes);
  expect(bridged[at]).toBeCloseTo((clean[at - 1]! + clean[at + 1]!) / 2, 9);
  bridged.forEach((value, i) => i !== at && expect(value).toBe(clean[i]));
});

test('a band three channels wide keeps its height', () => {
  const y = Float64Array.from({ length: 80 }, (_, i) => Math.round(200 + 5000 * Math.exp(-Math.LN2 * ((i - 40) / 1.5) ** 2)));
  expect(findCosmicSpikes(y)).toEqual([]);
});

test('a spike whose second channel hardly stands out of the noise is found with it, whichever comes first', () => {
  for (const [first, second] of [[20, 8], [8, 20], [14, 5]] as const) {
    // 900 counts scatter by 30.
    const y = Float64Array.from({ length: 80 }, (_, i) => 900 + 20 * Math.sin(7.3 * i * i));
    y[40]! += 30 * first;
    y[41]! += 30 * second;
    expect(findCosmicSpikes(y).map(({ from, to }) => [from, to])).toEqual([[40, 41]]);
  }
});
