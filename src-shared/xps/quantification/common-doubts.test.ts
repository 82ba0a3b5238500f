import { describe, expect, it } from 'vitest';
import type { QuantificationSpec } from '../model';
import { scofieldAl } from '../sensitivity-factors/scofield';
import { combinedDoubt, commonDoubts } from './common-doubts';

const lines = { above: { subshell: 'Cl2p', kineticEv: 1287 }, below: { subshell: 'Ru3d', kineticEv: 1204 }, isTransmissionKnown: true };
const spec = (change: Partial<QuantificationSpec> = {}): QuantificationSpec => ({ sensitivityFactors: { ...scofieldAl, relativeUncertainty: 0 }, transmission: { kind: 'power', exponent: -0.7 }, inelasticMeanFreePath: { kind: 'power', exponent: 0.75 }, ruFrom: 'Ru3d', ...change });
const own = { transmission: true, inelasticMeanFreePath: true, asymmetry: true };

describe('what all states doubt of Cl/Ru', () => {
  it('is 2 % of a known transmission and 2 % of a mean free path that was put in', () => {
    expect(combinedDoubt(commonDoubts(spec(), lines))).toBeCloseTo(Math.hypot(0.02, 0.02), 12);
  });

  it('is 5 % where nobody knows the transmission, unless the factors contain it', () => {
    expect(commonDoubts(spec(), { ...lines, isTransmissionKnown: false }).transmission).toBe(0.05);
    expect(commonDoubts(spec({ sensitivityFactors: { ...scofieldAl, includes: own } }), { ...lines, isTransmissionKnown: false }).transmission).toBe(0);
  });

  it('is the ratio of the paths where bare cross sections go without: 1.054 and 1.196 (science note, section 6.4)', () => {
    const bare = spec({ inelasticMeanFreePath: { kind: 'none' } });
    expect(commonDoubts(bare, lines).meanFreePath).toBeCloseTo(0.054, 2);
    expect(commonDoubts(bare, { ...lines, below: { subshell: 'Ru3p', kineticEv: 1023 } }).meanFreePath).toBeCloseTo(0.196, 2);
    expect(commonDoubts(spec({ inelasticMeanFreePath: { kind: 'none' }, sensitivityFactors: { ...scofieldAl, includes: own } }), lines).meanFreePath).toBe(0);
  });
});
