import type { FittedPart, XpsSettings } from '../model';
import type { XpsResult } from '../result';
import { settingsOfResult } from './fitted-settings';
import { componentsByName, ownerOf, same, specsByName, startingModel } from './starting-model';

/** Settings that hold a result, to show and to edit, with what its fit began with: see {@link startingModel}. */
export function settledSettings(settings: XpsSettings, result: XpsResult): XpsSettings {
  const start = startingModel(settings);
  const settled = settingsOfResult(start, result);
  const [begun, components] = [specsByName(start), componentsByName(start)];
  const fitted: FittedPart = { starts: {}, added: [], shifts: {} };
  for (const [name, spec] of specsByName(settled)) {
    const before = begun.get(name);
    if (before && !same(before, spec)) fitted.starts[name] = { value: before.value, ...(before.stateValues && { stateValues: before.stateValues }) };
    // A satellite is parameters of a line that was there.
    if (!before && components.has(ownerOf(name))) fitted.added.push(name);
  }
  for (const name of componentsByName(settled).keys()) if (!components.has(name)) fitted.added.push(name);
  for (const [stateId, shift] of Object.entries(settled.chargeReference.shifts)) {
    const before = start.chargeReference.shifts[stateId] ?? null;
    if (shift !== before) fitted.shifts[stateId] = before;
  }
  if (!same(start.broadening, settled.broadening)) fitted.broadening = start.broadening ?? null;
  return { ...settled, fitted };
}
