import { describe, expect, it } from 'vitest';
import { cl2p } from '../templates/cl2p';
import { staticBackground } from './static-background';

const bindingEnergy = Float64Array.from({ length: 121 }, (_, i) => 194 + 0.1 * i);
const peak = bindingEnergy.map((energy) => 900 * Math.exp(-(((energy - 199) / 0.6) ** 2)));
const data = (counts: Float64Array) => ({ measurementId: 'm', bindingEnergy, counts, livetimeS: 1, isPoisson: false, transmission: null });
const background = { ...cl2p().background };

describe('staticBackground', () => {
  it('is nothing for backgrounds that are fitted', () => {
    for (const kind of ['none', 'linear', 'shirleyCofit'] as const) expect(staticBackground({ ...background, kind }, data(peak), null)).toBeNull();
  });

  it('steps from one end to the other and keeps the transmission', () => {
    const stepped = peak.map((value, i) => value + (bindingEnergy[i]! > 199 ? 150 : 100));
    const shirley = staticBackground({ ...background, kind: 'shirleyStatic' }, data(stepped), null)!;
    expect(shirley.refusal).toBeNull();
    expect(shirley.counts[0]).toBeCloseTo(100, 3);
    expect(shirley.counts[120]).toBeCloseTo(150, 3);
    const transmission = new Float64Array(121).fill(0.5);
    const halved = staticBackground({ ...background, kind: 'shirleyStatic' }, data(stepped.map((value) => value / 2)), transmission)!;
    expect(halved.counts[60]).toBeCloseTo(shirley.counts[60]! / 2, 3);
  });

  it('takes the constants of Tougaard that the model has, and those of its kind where it has none', () => {
    const stepped = peak.map((value, i) => value + (bindingEnergy[i]! > 199 ? 150 : 100));
    const drawn = (tougaard?: { b: number | null; c: number; d: number; source: string }, kind: 'tougaardU2' | 'tougaardU3' = 'tougaardU3') =>
      staticBackground({ ...background, kind, ...(tougaard && { tougaard }) }, data(stepped), null)!.counts;
    // Polymers, Tougaard 1997: B 434, C 551, D 436 eV²; universal: C 1643 eV².
    expect(drawn()).toEqual(drawn({ b: null, c: 551, d: 436, source: '' }));
    expect(drawn(undefined, 'tougaardU2')).toEqual(drawn({ b: null, c: 1643, d: 0, source: '' }, 'tougaardU2'));
    const at = (counts: Float64Array): number => counts[70]! - 100;
    // Losses of a smaller C are smaller, so more of them fall near the line; both meet the data at the end.
    expect(at(drawn({ b: null, c: 100, d: 436, source: '' }))).toBeGreaterThan(1.2 * at(drawn()));
    expect(drawn({ b: null, c: 100, d: 436, source: '' })[120]).toBeCloseTo(drawn()[120]!, 6);
    // A given B scales what is scattered, wherever that ends.
    expect(at(drawn({ b: 868, c: 551, d: 436, source: '' })) / at(drawn({ b: 434, c: 551, d: 436, source: '' }))).toBeCloseTo(2, 6);
  });

  it('says why a straight line serves instead', () => {
    expect(staticBackground({ ...background, kind: 'shirleyStatic' }, data(peak.map((value, i) => value + 200 - i)), null)).toMatchObject({ refusal: 'no-step' });
    expect(staticBackground({ ...background, kind: 'tougaardU2' }, data(new Float64Array(121).fill(10)), null)).toMatchObject({ refusal: 'no-area' });
  });
});
