import type { ComponentSpec, ParameterSpec, RegionModel } from '../model';
import { linked, shared } from './parameter';

const handbook = 'usual range in handbooks; no record of this material was read';

/** The component of lattice oxygen at the place of RuO2. */
export const rutileOxygenId = 'ruO2';

/**
 * O 1s of a cathode that has met air: lattice oxygen of lithia, RuO2 and other oxides (ZrO2, In2O3), hydroxide and carbonate, organic oxygen and water. It
 * tells whether an apparent Ru²⁺ may be hydrolysed ruthenium, and says nothing about the chloride itself.
 */
export function o1s(): RegionModel {
  return {
    region: 'O1s',
    label: 'O 1s',
    window: null,
    background: { kind: 'shirleyCofit', slope: true, endpointAverage: 5, lossSteps: { oxygen: shared(0.02, 'step behind O 1s; fitted', { min: 0, max: 0.15 }) } },
    components: [
      oxygen(rutileOxygenId, 'O 1s RuO₂', 'RuO₂', 'ruO2', shared(529.4, 'lattice oxygen of rutile RuO2, 529.2 to 529.6 eV; usual value, no record was read', { min: 529.1, max: 529.75, priorSd: 0.12 })),
      oxygen('lithia', 'O 1s Li₂O', 'Li₂O', 'ruO2', shared(528.5, handbook, { min: 528, max: 528.9, priorSd: 0.2 })),
      oxygen('oxide', 'O 1s other oxides', 'oxide', 'ruO2', shared(530.2, handbook, { min: 529.85, max: 530.7, priorSd: 0.2 })),
      oxygen('hydroxide', 'O 1s OH, CO₃', 'OH', 'hydroxide', shared(531.6, handbook, { min: 530.9, max: 532.3, priorSd: 0.4 })),
      oxygen('organic', 'O 1s organic, H₂O', 'organic', 'hydroxide', shared(533, handbook, { min: 532.3, max: 534.5, priorSd: 0.5 })),
    ],
  };
}

/** @param likeId the component whose widths it has: oxides are narrower than what hydroxide, carbonate and organic groups spread over */
function oxygen(id: string, label: string, line: string, likeId: string, position: ParameterSpec): ComponentSpec {
  const own = (name: string, spec: ParameterSpec): ParameterSpec => (id === likeId ? spec : linked(`${likeId}.${name}`, 'common to oxides, and to all other oxygen'));
  const [gauss, sd] = likeId === 'hydroxide' ? [1.5, 0.3] : [1.1, 0.2];
  return {
    id,
    label,
    species: 'O',
    subshell: 'O1s',
    line: 'single',
    lineNames: [line],
    shape: 'voigt',
    parameters: {
      position,
      gaussFwhm: own('gaussFwhm', shared(gauss, handbook, { min: 0.7, max: 2.4, priorSd: sd })),
      lorentzFwhm: own('lorentzFwhm', shared(0.2, handbook, { min: 0.02, max: 0.8, priorSd: 0.15 })),
    },
    lossStep: 'oxygen',
    states: null,
  };
}
