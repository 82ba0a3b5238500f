/** How a project document and its parsed spectra become the quantification of surveys. */
import type { ProjectDocument } from '@shared/project/document';
import { surveyKey } from '@shared/project/region-key';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { QuantificationSpec } from '@shared/xps/model';
import { liRuCl4 } from '@shared/xps/quantification/mean-free-path';
import { scofieldAl } from '@shared/xps/sensitivity-factors/scofield';
import { scofieldFor } from '@shared/xps/sensitivity-factors/shipped-sets';
import { isQuantifiable, type StateSurvey } from '@shared/xps/survey/quantify-survey';
import type { SurveySettings } from '@shared/xps/survey/model';
import { surveyLines } from '@shared/xps/survey/survey-lines';
import { chargeShiftsOf } from './charge-shifts';
import { statesOnScale, type MeasuredScale } from './energy-scale';
import { analysesOf } from './of-kind';
import { quantification, spectraWorth, xpsInputs, type SpectrumOf, type XpsInputs } from './xps-analysis';
import { regionData } from './region-data';
import { surveysOf } from './survey-hash';

/** The surveys of a document by state, in the document's order, on the scale of the files. */
export interface SurveyInputs {
  readonly surveys: readonly StateSurvey[];
  readonly scales: Readonly<Record<string, MeasuredScale>>;
  /** What settings begin with. */
  readonly photonEnergyEv: number;
  readonly photonEnergySource: SurveySettings['photonEnergySource'];
  readonly isMonochromated: boolean | null;
}

/** Collects the survey of every state; of several in a state that which tells most of its counts is taken. */
export function surveyInputs(document: ProjectDocument, spectrumOf: SpectrumOf): SurveyInputs {
  const { photonEnergyEv, photonEnergySource, scales } = xpsInputs(document, spectrumOf);
  const read = surveysOf(document).flatMap((measurement) => {
    const spectrum = spectrumOf(measurement);
    return spectrum ? [{ measurement, spectrum, region: regionData(measurement.id, spectrum, photonEnergyEv) }] : [];
  });
  const surveys = document.states.flatMap(({ id }): StateSurvey[] => {
    const own = read.filter(({ measurement, region }) => measurement.stateId === id && isQuantifiable(region)).map(({ region }) => region);
    return own.length === 0 ? [] : [{ stateId: id, region: own.reduce((best, one) => (spectraWorth(one) > spectraWorth(best) ? one : best)) }];
  });
  return { surveys, scales, photonEnergyEv, photonEnergySource, isMonochromated: isMonochromated(read.map(({ spectrum }) => spectrum)) };
}

/** What the headers say of the X-rays: that they were monochromated or were not; null where they say nothing, or both. */
function isMonochromated(spectra: readonly Spectrum[]): boolean | null {
  const said = new Set(
    spectra.flatMap(({ metadata }) => Object.values(metadata)).flatMap((text) => (/non-?\s?mono|achromatic|twin anode/i.test(text) ? [false] : /mono(chrom|\b)/i.test(text) ? [true] : [])),
  );
  return said.size === 1 ? [...said][0]! : null;
}

/** The surveys on the energy scale of the settings. */
export function surveysOnScale({ surveys, scales }: Pick<SurveyInputs, 'surveys' | 'scales'>, settings: SurveySettings): readonly StateSurvey[] {
  const asMeasured = surveys.map(({ stateId, region }) => ({ stateId, regions: { [surveyKey]: region } }));
  return statesOnScale({ asMeasured, scales }, settings).map(({ stateId, regions }) => ({ stateId, region: regions[surveyKey]! }));
}

/** Lines that every survey of an electrode is quantified by: a set of factors without one of them serves no survey. */
const needed = ['C1s', 'O1s', 'Cl2p', 'Ru3p'] as const;

/** The quantification of the fit where its factors serve a survey; else Scofield's, which hold neither transmission nor mean free path. */
function forSurvey(given: QuantificationSpec, photonEnergyEv: number): QuantificationSpec {
  if (needed.every((subshell) => given.sensitivityFactors.factors[subshell] !== undefined)) return given;
  return { ...given, sensitivityFactors: scofieldFor(photonEnergyEv) ?? scofieldAl, inelasticMeanFreePath: { kind: 'tpp2m', ...liRuCl4 } };
}

/** The settings that a first quantification takes: the template, with scale, factors and corrections as the fit of the series has them. */
export function defaultSurveySettings(document: ProjectDocument, inputs: SurveyInputs): SurveySettings {
  const series = analysesOf(document.analyses, 'xps-series')[0]?.settings;
  const { photonEnergyEv, photonEnergySource } = series ?? inputs;
  const asMeasured = inputs.surveys.map(({ stateId, region }) => ({ stateId, regions: { [surveyKey]: region } }));
  const given: Pick<XpsInputs, 'asMeasured' | 'photonEnergyEv'> = { asMeasured, photonEnergyEv };
  const own = quantification(document.constants, given, [], []);
  return {
    lines: surveyLines(),
    quantification: { ...forSurvey(series?.quantification ?? own, photonEnergyEv), ruFrom: 'Ru3p', ...(series?.quantification.transmission.kind !== 'power' && { transmission: own.transmission }) },
    photonEnergyEv,
    photonEnergySource,
    ...(series?.workFunctionEv !== undefined && { workFunctionEv: series.workFunctionEv }),
    shifts: seriesShifts(document),
    falseAlarmRate: 0.05,
    isMonochromated: inputs.isMonochromated,
  };
}

/** Charge shifts as current fits have them, to a hundredth of an electronvolt. */
export function seriesShifts(document: ProjectDocument): SurveySettings['shifts'] {
  const known = Object.entries(chargeShiftsOf(document)).filter(([, { isStale }]) => !isStale);
  return Object.fromEntries(known.map(([stateId, { shift }]) => [stateId, { value: Math.round(100 * shift) / 100, from: 'series' as const }]));
}

/** Below this, another charge shift leaves every line well inside its window, eV. */
const sameShift = 0.3;

/** The settings with the charge shifts that fits have found since; the same object where none is new. What the user gave stays. */
export function withSeriesShifts(document: ProjectDocument, settings: SurveySettings): SurveySettings {
  const found = seriesShifts(document);
  const isNew = (stateId: string, value: number): boolean => {
    const known = settings.shifts[stateId];
    return !known || (known.from === 'series' && Math.abs(known.value - value) > sameShift);
  };
  const changed = Object.entries(found).filter(([stateId, { value }]) => isNew(stateId, value));
  return changed.length === 0 ? settings : { ...settings, shifts: { ...settings.shifts, ...Object.fromEntries(changed) } };
}
