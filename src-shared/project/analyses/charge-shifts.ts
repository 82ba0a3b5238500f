import type { Analysis } from '@shared/project/document';
import { analysesOf } from './of-kind';

/**
 * The charge corrections that a project keeps, eV by state: observed minus corrected binding energy of its last XPS analysis that has
 * any, as fitted, or as given where nothing was fitted.
 */
export function chargeShiftsOf(analyses: readonly Analysis[]): Readonly<Record<string, number>> {
  for (const { settings, result } of analysesOf(analyses, 'xps-series').reverse()) {
    const fitted = (result?.states ?? []).flatMap(({ stateId, chargeShift }) => (chargeShift ? [[stateId, chargeShift.value] as const] : []));
    const shifts = { ...settings.chargeReference.shifts, ...Object.fromEntries(fitted) };
    if (Object.keys(shifts).length > 0) return shifts;
  }
  return {};
}
