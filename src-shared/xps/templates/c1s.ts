import type { RegionModel } from '../model';
import { carbonComponents, sp2Position } from './carbon';
import { fixed, shared } from './parameter';

/** C 1s by itself, for carbon without ruthenium. */
export function c1s(): RegionModel {
  return {
    region: 'C1s',
    label: 'C 1s',
    window: [278, 298],
    background: {
      kind: 'shirleyCofit',
      slope: true,
      endpointAverage: 5,
      lossSteps: { carbon: shared(0.02, 'step behind C 1s; fitted', { min: 0, max: 0.15 }) },
    },
    // Adventitious carbon and poor resolution make the main line wider than that of a carbon black.
    components: carbonComponents(fixed(sp2Position, 'charge reference'), 3),
  };
}
