import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { StateResult } from '../result';
import type { StateData } from '../series';
import { zr3d } from '../templates/zr3d';
import { fitSeries } from './basin-search';
import { FittedSeries, amplitudeName, linePosition } from './fitted-series';
import { releasedFit } from './released-fit';
import { atomRatio } from './atomic-ratios';

/**
 * Chlorine that is not the cathode's: debris of a Li2ZrCl6 separator brings six Cl with every Zr at the chloride position
 * (NIST SRD 20, Sleigh 1996: ZrCl4 183.7, ZrOCl2 183.0, ZrO2 182.3 eV). Oxide, of milling balls, brings none.
 */
const chlorinePerZirconium = 6;
/** Zr 3d5/2 from here on is chloride, eV: half way from ZrOCl2 to ZrCl4. */
const chlorideFrom = 183.35;
/** An area is there when it is three times its standard uncertainty. */
const seen = 3;

export interface SeparatorDebris {
  readonly stateId: string;
  /** Position of Zr 3d5/2, charge-corrected, eV. */
  readonly position: number;
  /** Area of the chloride's Zr 3d in units of its uncertainty. */
  readonly significance: number;
  /** Null where a sensitivity factor, a live time or a spectrum is missing. */
  readonly chlorine: {
    readonly zrToRu: number;
    /** Cl/Ru as the series has it, and without six Cl for every such Zr. */
    readonly clToRu: number;
    readonly corrected: number;
  } | null;
}

/** Separator debris in every state where a Zr 3d spectrum shows it, with the model's Zr 3d or, where it has none, the shipped template at the fitted charge shifts. */
export function separatorDebris(states: readonly StateData[], series: FittedSeries, results: readonly StateResult[], options: FitOptions): SeparatorDebris[] {
  const isInModel = series.settings.regions.some(({ components }) => components.some(({ species }) => species === 'Zr'));
  const zirconium = isInModel ? series : zirconiumBeside(states, series, results, options);
  if (!zirconium) return [];
  return results.flatMap((result): SeparatorDebris[] => {
    const placed = zirconium.regionsOf(result.stateId).flatMap((region) =>
      region.components.filter(({ species }) => species === 'Zr').map((component) => ({ region, component, position: linePosition(zirconium, region, component, 0).value })),
    );
    const chloride = placed.filter(({ position }) => position >= chlorideFrom);
    const strongest = chloride
      .map(({ region, component, position }) => {
        const name = amplitudeName(region, component.id);
        const deviation = zirconium.propagation.deviation(new Map([[name, 1]]));
        return { position, significance: deviation ? zirconium.value(name) / deviation : 0 };
      })
      .sort((a, b) => b.significance - a.significance)[0];
    if (!strongest || strongest.significance < seen) return [];
    const zrToRu = atomRatio({ series: zirconium, placed: chloride, subshell: 'Zr3d' }, series, result.stateId);
    const clToRu = result.clToRu?.value ?? null;
    const chlorine = zrToRu !== null && clToRu !== null ? { zrToRu, clToRu, corrected: clToRu - chlorinePerZirconium * zrToRu } : null;
    return [{ stateId: result.stateId, ...strongest, chlorine }];
  });
}

/** Zr 3d fitted by itself, on the energy scale that the series found. */
function zirconiumBeside(states: readonly StateData[], { settings }: FittedSeries, results: readonly StateResult[], options: FitOptions): FittedSeries | null {
  const model = zr3d();
  const measured = results.filter(({ stateId }) => states.some((state) => state.stateId === stateId && state.regions[model.region]));
  if (measured.length === 0) return null;
  const shifts = Object.fromEntries(measured.map(({ stateId, chargeShift }) => [stateId, chargeShift?.value ?? 0]));
  const fit = fitSeries(
    states,
    { ...settings, regions: [model], states: measured.map(({ stateId }) => stateId), chargeReference: { ...settings.chargeReference, kind: 'fixed', region: null, component: null, shifts } },
    options,
  );
  return new FittedSeries(fit.compiled, fit.settings, fit.fit, releasedFit(fit, options));
}
