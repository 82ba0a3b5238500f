/** Changes of the comparison's settings, each with its name for undo. */
import type { EditName } from '@shared/project/edit';
import { placeOfKnot, roundedPlace, withKnot } from '@shared/raman/baseline-knots';
import { defaultRamanDisplay } from '@shared/raman/prepare-spectrum';
import type { RamanDisplay, RamanSettings } from '@shared/raman/result';
import type { Range } from '@shared/figures/scene/zoom';

export interface SettingEdit {
  readonly name: EditName;
  readonly recipe: (settings: RamanSettings) => void;
}

export const setSetting = (setting: string, value: string, recipe: (settings: RamanSettings) => void): SettingEdit => ({ name: { key: 'edit.raman.setting', params: { setting, value } }, recipe });

const displayRecipe =
  (change: Partial<RamanDisplay>) =>
  (settings: RamanSettings): void => {
    settings.display = { ...(settings.display ?? defaultRamanDisplay), ...change };
  };

/** Changes steps that are for the eye alone. */
export const setDisplay = (setting: string, value: string, change: Partial<RamanDisplay>): SettingEdit => setSetting(setting, value, displayRecipe(change));

const setKnots = (key: `edit.raman.${'addKnot' | 'moveKnot' | 'removeKnot'}`, at: number, knots: readonly number[]): SettingEdit => ({ name: { key, params: { at } }, recipe: displayRecipe({ knots: [...knots] }) });

/** One knot more of the baseline by hand, cm⁻¹. */
export const addKnot = (knots: readonly number[], at: number): SettingEdit => setKnots('edit.raman.addKnot', roundedPlace(at), withKnot(knots, at));

/** A knot to another place between its neighbours and within `range`. */
export function moveKnot(knots: readonly number[], index: number, at: number, range: Range): SettingEdit {
  const place = placeOfKnot(knots, index, at, range);
  return setKnots('edit.raman.moveKnot', place, knots.map((knot, i) => (i === index ? place : knot)));
}

export const removeKnot = (knots: readonly number[], index: number): SettingEdit => setKnots('edit.raman.removeKnot', knots[index]!, knots.filter((_, i) => i !== index));
