/** What can be changed of the quantification of surveys. Each change is a name in words and a recipe. */
import type { EditName } from '@shared/project/edit';
import type { QuantificationSpec, SensitivityFactorSet } from '@shared/xps/model';
import { liRuCl4 } from '@shared/xps/quantification/mean-free-path';
import type { SurveyLine, SurveySettings } from '@shared/xps/survey/model';
import { surveyLines } from '@shared/xps/survey/survey-lines';

export interface SurveyEdit {
  readonly name: EditName;
  readonly recipe: (settings: SurveySettings) => void;
}

/** A window has at least this width, eV: its ends need room beside the line. */
export const leastWidth = 5;

const edit = (key: EditName['key'], params: EditName['params'], recipe: SurveyEdit['recipe']): SurveyEdit => ({ name: { key, params }, recipe });
const onLine = (id: string, recipe: (line: SurveyLine) => void): SurveyEdit['recipe'] => ({ lines }) => {
  const line = lines.find((one) => one.id === id);
  if (line) recipe(line);
};

export const setOn = ({ id, label }: SurveyLine, isOn: boolean): SurveyEdit => edit('edit.surveyLine', { line: label, on: isOn ? 1 : 0 }, onLine(id, (line) => (line.isOn = isOn)));
export const setLineBackground = ({ id, label }: SurveyLine, background: SurveyLine['background']): SurveyEdit => edit('edit.surveyBackground', { line: label }, onLine(id, (line) => (line.background = background)));
export const setWindow = ({ id, label }: SurveyLine, window: [number, number]): SurveyEdit => edit('edit.surveyWindow', { line: label }, onLine(id, (line) => (line.window = window)));
/** @param setting in words */
export const setLineNumber = ({ id, label }: SurveyLine, name: 'endpointWidth' | 'position' | 'tolerance', value: number, setting: string): SurveyEdit =>
  edit('edit.surveySetting', { setting: `${label}: ${setting}` }, onLine(id, (line) => (line[name] = value)));
/** @param file where they come from */
export const takeLines = (lines: SurveyLine[], file: string): SurveyEdit => edit('edit.surveyLinesFrom', { file: file.slice(0, 200) }, (settings) => (settings.lines = lines));
export const resetLines = (): SurveyEdit => edit('edit.surveyReset', {}, (settings) => (settings.lines = surveyLines()));

/** @param setting in words */
export const setFalseAlarmRate = (rate: number, setting: string): SurveyEdit => edit('edit.surveySetting', { setting }, (settings) => (settings.falseAlarmRate = rate));
export const setMonochromated = (isMonochromated: boolean | null, setting: string): SurveyEdit => edit('edit.surveySetting', { setting }, (settings) => (settings.isMonochromated = isMonochromated));
export const setQuantification = (setting: string, recipe: (quantification: QuantificationSpec) => void): SurveyEdit => edit('edit.surveySetting', { setting }, ({ quantification }) => recipe(quantification));

/** A set of factors with the corrections that it does not hold itself: none is made twice. */
export const setFactors = (set: SensitivityFactorSet): SurveyEdit =>
  setQuantification(set.name, (quantification) => {
    quantification.sensitivityFactors = set;
    quantification.inelasticMeanFreePath = set.includes.inelasticMeanFreePath ? { kind: 'none' } : { kind: 'tpp2m', ...liRuCl4 };
    if (set.includes.transmission) quantification.transmission = { kind: 'none' };
  });

/** @param value eV; null: the state finds its own again @param state as it is labelled */
export const setShift = (stateId: string, value: number | null, state: string): SurveyEdit =>
  edit('edit.surveyShift', { state }, (settings) => {
    if (value === null) settings.shifts = Object.fromEntries(Object.entries(settings.shifts).filter(([id]) => id !== stateId));
    else settings.shifts = { ...settings.shifts, [stateId]: { value, from: 'user' } };
  });

/** The window after an end was moved to an energy: it keeps its least width. */
export function movedWindow([low, high]: readonly [number, number], end: 'low' | 'high', energy: number): [number, number] {
  const rounded = Math.round(10 * energy) / 10;
  return end === 'low' ? [Math.min(rounded, high - leastWidth), high] : [low, Math.max(rounded, low + leastWidth)];
}
