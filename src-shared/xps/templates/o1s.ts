import type { ComponentSpec, RegionModel } from '../model';
import { linked, shared } from './parameter';

const handbook = 'usual range in handbooks; no record of this material was read';

/**
 * O 1s of a cathode that has met air: oxide (RuO2, ZrO2), hydroxide and carbonate, organic oxygen and water. It tells whether an apparent
 * Ru²⁺ may be hydrolysed ruthenium, and says nothing about the chloride itself.
 */
export function o1s(): RegionModel {
  return {
    region: 'O1s',
    label: 'O 1s',
    window: null,
    background: { kind: 'shirleyCofit', slope: true, endpointAverage: 5, lossSteps: { oxygen: shared(0.02, 'step behind O 1s; fitted', { min: 0, max: 0.15 }) } },
    components: [
      oxygen('oxide', 'O 1s oxide', 'oxide', 529.8, 529, 530.6),
      oxygen('hydroxide', 'O 1s OH, CO₃', 'OH', 531.5, 530.8, 532),
      oxygen('organic', 'O 1s organic, H₂O', 'organic', 533, 532.2, 534),
    ],
  };
}

function oxygen(id: string, label: string, line: string, position: number, min: number, max: number): ComponentSpec {
  const first = id === 'oxide';
  return {
    id,
    label,
    species: 'O',
    subshell: 'O1s',
    line: 'single',
    lineNames: [line],
    shape: 'voigt',
    parameters: {
      position: shared(position, handbook, { min, max }),
      gaussFwhm: first ? shared(1.3, handbook, { min: 0.8, max: 2.2 }) : linked('oxide.gaussFwhm', 'one width for all oxygen'),
      lorentzFwhm: first ? shared(0.2, handbook, { min: 0.02, max: 0.8, priorSd: 0.15 }) : linked('oxide.lorentzFwhm', 'one width for all oxygen'),
    },
    lossStep: 'oxygen',
    states: null,
  };
}
