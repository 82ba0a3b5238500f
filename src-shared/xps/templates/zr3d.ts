import type { ComponentSpec, ParameterSpec, RegionModel } from '../model';
import { linked, shared } from './parameter';

const sleigh = 'NIST SRD 20: Sleigh 1996';

/** Zr 3d of separator debris: chloride (six chlorine atoms each, taken from Cl/Ru by hand), oxychloride, and oxide of milling balls. */
export function zr3d(): RegionModel {
  return {
    region: 'Zr3d',
    label: 'Zr 3d',
    window: null,
    background: { kind: 'shirleyCofit', slope: true, endpointAverage: 5, lossSteps: { zirconium: shared(0.02, 'step behind Zr 3d; fitted', { min: 0, max: 0.15 }) } },
    components: [
      zirconium('chloride', 'Zr⁴⁺ 3d chloride', shared(183.7, `${sleigh}, ZrCl4`, { min: 183.35, max: 184.2, priorSd: 0.2 })),
      zirconium('oxychloride', 'Zr⁴⁺ 3d oxychloride', shared(183, `${sleigh}, ZrOCl2`, { min: 182.7, max: 183.3, priorSd: 0.15 })),
      zirconium('oxide', 'ZrO₂ 3d', shared(182.3, `${sleigh}, ZrO2`, { min: 181.8, max: 182.65, priorSd: 0.2 })),
    ],
  };
}

function zirconium(id: string, label: string, position: ParameterSpec): ComponentSpec {
  const own = (name: string, spec: ParameterSpec): ParameterSpec => (id === 'chloride' ? spec : linked(`chloride.${name}`, 'common to all zirconium'));
  return {
    id,
    label,
    species: 'Zr',
    subshell: 'Zr3d',
    line: 'doublet',
    lineNames: ['3d5/2', '3d3/2'],
    shape: 'voigt',
    parameters: {
      position,
      gaussFwhm: own('gaussFwhm', shared(1.2, 'fitted', { min: 0.7, max: 2.2 })),
      lorentzFwhm: own('lorentzFwhm', shared(0.2, 'fitted', { min: 0.02, max: 0.8, priorSd: 0.15 })),
      splitting: own('splitting', shared(2.4, 'usual value 2.4 eV', { min: 2.3, max: 2.5, priorSd: 0.02 })),
      areaRatio: own('areaRatio', shared(0.678, 'between statistical 0.667 and Scofield 0.688', { min: 0.65, max: 0.71, priorSd: 0.01 })),
      extraLorentzFwhm: own('extraLorentzFwhm', shared(0.05, 'fitted', { min: 0, max: 0.4, priorSd: 0.1 })),
    },
    lossStep: 'zirconium',
    states: null,
  };
}
