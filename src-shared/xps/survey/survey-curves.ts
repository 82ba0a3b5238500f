/** What is drawn of a quantified survey. */
import { regionTransmission } from '../quantification/transmission';
import type { SurveySettings } from './model';
import type { StateSurvey } from './quantify-survey';
import type { SurveyResult, SurveyState } from './result';
import { surveyScan } from './scan';
import { windowArea } from './window-area';

/** A survey on the charge-corrected scale, in the ordinate of its file. All arrays have one length. */
export interface SurveyCurves {
  readonly bindingEnergy: Float64Array;
  readonly counts: Float64Array;
  /** The background under each line; outside the windows the counts themselves. */
  readonly background: Float64Array;
  /** What each measured line has above its background; zero outside its window. */
  readonly lines: readonly { readonly id: string; readonly values: Float64Array }[];
}

/** Curves by state id. */
export const surveyCurves = (surveys: readonly StateSurvey[], settings: SurveySettings, { states }: SurveyResult): Readonly<Record<string, SurveyCurves>> =>
  Object.fromEntries(
    surveys.flatMap((survey): [string, SurveyCurves][] => {
      const state = states.find(({ stateId }) => stateId === survey.stateId);
      return state ? [[survey.stateId, curvesOf(survey, settings, state)]] : [];
    }),
  );

function curvesOf({ region }: StateSurvey, settings: SurveySettings, { chargeShift, lines }: SurveyState): SurveyCurves {
  const scan = surveyScan(region, settings);
  const length = scan.energy.length;
  const transmission = regionTransmission({ ...region, bindingEnergy: scan.energy, transmission: region.transmission?.subarray(0, length) ?? null }, settings);
  const counts = region.counts.subarray(0, length);
  const background = counts.slice();
  const drawn = settings.lines.flatMap(({ id, window, background: kind, endpointWidth }) => {
    const verdict = lines.find(({ line }) => line === id)?.verdict ?? 'notMeasured';
    const area = verdict === 'notMeasured' ? null : windowArea(scan, { window: [window[0] + chargeShift.value, window[1] + chargeShift.value], background: kind, endpointWidth });
    if (!area) return [];
    const values = new Float64Array(length);
    area.curve.forEach((value, i) => {
      const at = area.first + i;
      const below = value * (transmission?.[at] ?? 1);
      values[at] = counts[at]! - below;
      background[at] = Math.min(background[at]!, below);
    });
    return verdict === 'notDetected' ? [] : [{ id, values }];
  });
  return { bindingEnergy: scan.energy.map((energy) => energy - chargeShift.value), counts, background, lines: drawn };
}
