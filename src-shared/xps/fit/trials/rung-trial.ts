import type { FitOptions } from '@shared/numerics/least-squares/types';
import type { XpsSettings } from '../../model';
import type { StateData } from '../../series';
import { fitSeries, type BasinResult, type SeriesFit } from '../basin-search';
import { misfit, weighedRegion } from '../evidence';
import { settingsAtValues } from '../fitted-settings';
import { componentPath, shiftName } from '../parameter-names';

/** A fit that misses the region of ruthenium by more than this, in units of counting statistics, may be of another rung. */
const missed = 1.5;
/** Rungs and half rungs of the ladder of ruthenium, eV: a fit can also end between two of them, with the lines' positions at their bounds. */
const steps = [-1.05, -0.5, 0.5, 1.05];
/** Iterations after which a start that is not better is given up. */
const firstLook = 8;

/**
 * The fit that begins a rung or half a rung lower or higher in all states together, where a fit misses the data whatever its model was extended by: with the
 * template's shapes a series that holds one oxidation state alone may look better one rung off, and no state gets away from there by itself. Where some states
 * went to another rung than the rest, the companion line (Cl 2p), which moves with the same charge, tells where they stand against each other. Null where
 * no other start leaves nothing missed.
 * @param given the settings with the template's or the user's own values and shifts
 */
export function otherRung(states: readonly StateData[], found: SeriesFit, given: XpsSettings, options: FitOptions): BasinResult | null {
  const { chargeReference } = given;
  const searched = given.states.filter((stateId) => !(stateId in chargeReference.shifts));
  const isPlaced = chargeReference.kind === 'fixed' || chargeReference.region !== weighedRegion || searched.length === 0;
  if (isPlaced || found.fit.stopReason === 'cancelled' || misfit(found) <= missed) return null;
  const at = found.settings.chargeReference.shifts;
  const asCompanion = companionShifts(found, searched);
  const begins = [...steps.map((step) => ({ from: at, step })), ...(asCompanion ? [0, ...steps].map((step) => ({ from: asCompanion, step })) : [])];
  const best = begins.reduce((leader: SeriesFit, { from, step }) => {
    const moved = settingsAtValues(given, new Map(searched.map((stateId) => [shiftName(stateId), (from[stateId] ?? 0) + step])));
    const look = fitSeries(states, moved, { ...options, maxIterations: firstLook });
    if (look.fit.objective >= leader.fit.objective) return leader;
    return look.fit.converged ? look : fitSeries(states, look.settings, options);
  }, found);
  return misfit(best) > missed ? null : { ...best, runnersUp: [] };
}

/** Shifts differ where they are this far apart, eV. */
const distinct = 0.45;

/** The shifts that a companion line's own positions give, on the middle of those found; null without one, or where they are those found. */
function companionShifts({ settings, fit }: SeriesFit, searched: readonly string[]): Record<string, number> | null {
  const values = new Map(fit.parameters.map(({ name, value }) => [name, value]));
  const companions = settings.regions.flatMap(({ region, components }) =>
    region === weighedRegion ? [] : components.filter(({ parameters }) => parameters['chemicalShift']?.mode === 'perState').map((component) => `${region}/${componentPath(component, 'chemicalShift')}`),
  );
  const own = searched.map((stateId) => companions.flatMap((name) => values.get(`${name}@${stateId}`) ?? [])[0]);
  if (own.some((shift) => shift === undefined)) return null;
  const mean = own.reduce((sum: number, shift) => sum + shift!, 0) / own.length;
  if (own.every((shift) => Math.abs(shift! - mean) < distinct / 2)) return null;
  const { shifts } = settings.chargeReference;
  return Object.fromEntries(searched.map((stateId, i) => [stateId, (shifts[stateId] ?? 0) + own[i]! - mean]));
}
