/** Every key number of every technique in one list: what Compare shows as a table, the board writes into its cells and a workbook holds. */
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import { cyclingMeasurement } from '@shared/project/analyses/cycling-analysis';
import { speaking } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import { computedSeries } from '@shared/project/analyses/xps-scope';
import type { Analysis, AnalysisOf, ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { RamanReferenceResult, RamanResult } from '@shared/raman/result';
import type { Technique } from '@shared/spectrum/spectrum';
import type { XpsSettings } from '@shared/xps/model';
import type { Quantity, StateResult } from '@shared/xps/result';
import type { SurveyResult } from '@shared/xps/survey/result';
import { capacityRelativeUncertainty } from './cycling-tables';
import { formatNumber, formatQuantity, formatShare, formatUncertainty, formatUpperLimit, isSignificantShare, shareLimit } from './number-format';
import type { Texts } from './texts';
import { clToRuWithFactors } from './xps-results';
import { askedPhases, commonUnit, inUnit, limitDigits, phaseLabel, type LimitUnit } from './xrd-limits';
import { isHaloDetermined } from './xrd-words';

export interface KeyNumber {
  readonly stateId: string;
  readonly technique: Technique;
  /** Stable name of the quantity, the same for every state: "xps.ru4", "raman.limit.RuCl3". */
  readonly id: string;
  readonly quantity: string;
  /** As it is written: 0.62(3), "< 0.02", or a verdict. */
  readonly text: string;
  /** A verdict to be seen from afar; left out where it is neither. */
  readonly tone?: 'good' | 'bad';
  /** null for a verdict. For an upper limit the limit itself. */
  readonly value: number | null;
  readonly isUpperLimit: boolean;
  /** Standard uncertainty (1σ) in the unit of the value, or null. */
  readonly sigma: number | null;
  readonly unit: string;
  /** Title of the analysis that gave it. */
  readonly source: string;
  /** Names of the files that it was read from. */
  readonly files: readonly string[];
  /** The analysis no longer belongs to its settings and data. */
  readonly isStale: boolean;
}

type Plain = Omit<KeyNumber, 'technique' | 'source' | 'isStale' | 'files'>;

/** The key numbers of a document by technique, then in the order of its states. Of several analyses of a kind the one that speaks for the project counts. */
export function keyNumbers(document: ProjectDocument, t: Texts): KeyNumber[] {
  const { analyses, files: imported } = document;
  const places = new Map(imported.map(({ sha256 }, at) => [sha256, at]));
  const cycling = speaking(analyses, 'cycling');
  const xrd = speaking(analyses, 'xrd-halo');
  const raman = speaking(analyses, 'raman-mixture');
  const xps = computedSeries(analyses);
  const survey = speaking(analyses, 'xps-survey');
  const from = (technique: Technique, analysis: Analysis | null, numbers: () => Plain[]): KeyNumber[] => {
    if (!analysis) return [];
    const common = { technique, source: analysis.title, isStale: isStale(document, analysis) };
    const known = new Map<string, string[]>();
    const files = (number: Plain): string[] => {
      // Numbers of a state share their files, but for the agreement in one region: of a thousand files they are looked up once.
      const key = `${number.stateId}/${number.id.startsWith(chiPrefix) ? number.id : ''}`;
      const named = known.get(key) ?? [...hashesOf(document, analysis, number)].flatMap((sha256) => places.get(sha256) ?? []).sort((a, b) => a - b).map((at) => imported[at]!.name);
      known.set(key, named);
      return named;
    };
    return numbers().map((number) => ({ ...number, ...common, files: files(number) }));
  };
  return [
    ...from('electrochemistry', cycling, () => cycling!.result.states.flatMap((state) => cyclingNumbers(state, cycling!.settings, t))),
    ...from('xrd', xrd, () => ofStates(document, xrd!.result, (stateId, result) => xrdNumbers(stateId, result, document.sample.formula, t))),
    ...from('raman', raman, () => ofStates(document, raman!.result, (stateId, result) => ramanNumbers(stateId, result, t))),
    ...from('xps', xps, () => xps!.result.states.flatMap((state) => xpsNumbers(state, xps!.settings, t))),
    ...from('xps', survey, () => surveyNumbers(survey!.result, t)),
  ];
}

/** The first analysed measurement of a state. */
const analysed = ({ measurements }: ProjectDocument, results: Readonly<Record<string, unknown>>, state: string) => measurements.find(({ id, role, stateId }) => role === 'state' && stateId === state && results[id] !== undefined);

/** The results of the first analysed measurement of each state. */
function ofStates<R>(document: ProjectDocument, results: Readonly<Record<string, R>>, numbers: (stateId: string, result: R) => Plain[]): Plain[] {
  return document.states.flatMap(({ id }) => {
    const measurement = analysed(document, results, id);
    return measurement ? numbers(id, results[measurement.id]!) : [];
  });
}

/** The curve of a cell that was stopped at a state, where its charge comes from one. */
function ownCurve(document: ProjectDocument, { result }: AnalysisOf<'cycling'>, stateId: string): ProjectMeasurement | null {
  const own = result?.states.find((state) => state.stateId === stateId)?.own;
  return document.measurements.find(({ id }) => id === own?.measurementId) ?? null;
}

/** Hashes of the files behind a number of an analysis. */
function hashesOf(document: ProjectDocument, analysis: Analysis, { id, stateId }: Plain): ReadonlySet<string> {
  const measured = (): readonly (ProjectMeasurement | null | undefined)[] => {
    switch (analysis.kind) {
      case 'cycling':
        return [ownCurve(document, analysis, stateId) ?? cyclingMeasurement(document, analysis.settings.curve)];
      case 'xps-series': {
        const regions = analysis.settings.regions.map(({ region }) => region).filter((region) => !id.startsWith(chiPrefix) || id === `${chiPrefix}${region}`);
        return regions.map((region) => document.measurements.find((one) => one.technique === 'xps' && one.role === 'state' && one.stateId === stateId && one.region === region));
      }
      case 'xps-survey': {
        const own = new Set(analysis.result?.states.filter((state) => state.stateId === stateId).map(({ measurementId }) => measurementId));
        return document.measurements.filter((one) => own.has(one.id));
      }
      default:
        return [analysed(document, analysis.result ?? {}, stateId)];
    }
  };
  return new Set(measured().flatMap((one) => one?.sha256 ?? []));
}

const chiPrefix = 'xps.chi.';

interface Measured {
  readonly value: number;
  readonly stdUncertainty: number | null;
}

function measured(stateId: string, id: string, quantity: string, { value, stdUncertainty }: Measured, unit: string, text?: string): Plain {
  return { stateId, id, quantity, value, sigma: stdUncertainty, unit, isUpperLimit: false, text: text ?? formatUncertainty(value, stdUncertainty) };
}

/** A verdict. */
const words = (stateId: string, id: string, quantity: string, text: string, tone?: KeyNumber['tone']): Plain => ({ stateId, id, quantity, text, value: null, sigma: null, unit: '', isUpperLimit: false, ...(tone && { tone }) });

const bare = (stateId: string, id: string, quantity: string, value: number, unit: string, decimals: number): Plain =>
  measured(stateId, id, quantity, { value, stdUncertainty: null }, unit, formatNumber(value, { decimals }));

const limit = (stateId: string, id: string, quantity: string, value: number, unit: string, decimals: number): Plain => ({
  ...bare(stateId, id, quantity, value, unit, decimals),
  text: formatUpperLimit(value, decimals),
  isUpperLimit: true,
});

// ── one technique each ──────────────────────────────────────────────────────

type OnCurve = NonNullable<Extract<Analysis, { kind: 'cycling' }>['result']>['states'][number];

function cyclingNumbers(state: OnCurve, settings: CyclingSettings, t: Texts): Plain[] {
  const { stateId, electronsPerRu, netCapacityMAhG } = state;
  const sigma = settings.mass ? Math.abs(netCapacityMAhG) * capacityRelativeUncertainty(settings.mass, settings, 'active') : null;
  const oxidation = { value: state.meanOxidationState, stdUncertainty: electronsPerRu.stdUncertainty };
  return [
    bare(stateId, 'cycling.voltage', t('key.cycling.voltage'), state.voltageV, 'V', 3),
    // Its sign says whether more was charged than discharged since assembly.
    measured(stateId, 'cycling.capacity', t('key.cycling.capacity'), { value: netCapacityMAhG, stdUncertainty: sigma }, 'mAh/g', formatUncertainty(netCapacityMAhG, sigma, { decimals: 1, signed: true })),
    measured(stateId, 'cycling.oxidation', t('key.cycling.oxidation'), oxidation, '', formatUncertainty(oxidation.value, oxidation.stdUncertainty, { signed: true })),
  ];
}

type XrdResult = NonNullable<Extract<Analysis, { kind: 'xrd-halo' }>['result']>[string];

/** How a verdict is to be seen from afar. */
const tones = { amorphous: 'good', crystalline: 'bad', inconclusive: undefined } as const;

const limitUnitNames: Readonly<Record<LimitUnit, string>> = { weight: 'wt%', halo: '%', counts: 'counts·°' };

function xrdNumbers(stateId: string, result: XrdResult, formula: string, t: Texts): Plain[] {
  const { verdict, mainHalo, peaks, phases } = result;
  const asked = askedPhases(result);
  const unit = commonUnit(asked, result, formula);
  return [
    words(stateId, 'xrd.verdict', t('key.xrd.verdict'), t(`key.xrd.${verdict}`), tones[verdict]),
    bare(stateId, 'xrd.peaks', t('key.xrd.peaks'), peaks.length, '', 0),
    ...(mainHalo && isHaloDetermined(mainHalo)
      ? [
          measured(stateId, 'xrd.halo', t('key.xrd.halo'), mainHalo.centre, '° 2θ'),
          measured(stateId, 'xrd.haloWidth', t('key.xrd.haloWidth'), mainHalo.fwhm, '° 2θ'),
          measured(stateId, 'xrd.haloQ', t('key.xrd.haloQ'), mainHalo.q, 'Å⁻¹'),
        ]
      : []),
    ...phases
      .filter((phase) => asked.includes(phase) || phase.detected)
      .flatMap((phase): Plain[] => {
        const { name, detected, area, areaUncertainty, upperLimit95, coveredBy } = phase;
        const label = phaseLabel(name);
        if (detected) return [measured(stateId, `xrd.area.${name}`, t('key.xrd.area', { phase: label }), { value: area, stdUncertainty: areaUncertainty }, 'counts·°')];
        // Under the lines of another phase it can be neither seen nor excluded.
        const value = upperLimit95 === null || coveredBy !== null ? null : inUnit(Math.max(0, upperLimit95), phase, result, unit, formula);
        if (value === null) return [];
        return [{ ...limit(stateId, `xrd.limit.${name}`, t(unit === 'halo' ? 'key.xrd.limitHalo' : 'key.xrd.limit', { phase: label }), value, limitUnitNames[unit], 2), text: `< ${limitDigits(value)}` }];
      }),
  ];
}

function ramanNumbers(stateId: string, { references }: RamanResult, t: Texts): Plain[] {
  // Analysed, but with nothing to compare with or outside of the window: that is not the same as not analysed.
  if (references.length === 0) return [words(stateId, 'raman.verdict.', t('key.raman.materials'), t('key.raman.cannotTell'))];
  return references.flatMap(({ name, verdict, similarity, weight, upperLimit95 }): Plain[] => [
    bare(stateId, `raman.similarity.${name}`, t('key.raman.similarity', { reference: phaseLabel(name) }), similarity, '', 3),
    shareOf(stateId, { name, verdict, weight, upperLimit95 }, t),
  ]);
}

/** A share or its limit; a reference that Raman cannot judge has neither, for a limit of 100 % would say nothing. */
function shareOf(stateId: string, { name, verdict, weight, upperLimit95 }: Pick<RamanReferenceResult, 'name' | 'verdict' | 'weight' | 'upperLimit95'>, t: Texts): Plain {
  if (verdict === 'inconclusive') return words(stateId, `raman.verdict.${name}`, t('key.raman.verdict', { reference: phaseLabel(name) }), t('key.raman.cannotTell'));
  if (verdict === 'notDetected') return limit(stateId, `raman.limit.${name}`, t('key.raman.limit', { reference: phaseLabel(name) }), 100 * Math.max(0, upperLimit95), '%', 1);
  const percent = { value: 100 * weight.value, stdUncertainty: weight.stdUncertainty === null ? null : 100 * weight.stdUncertainty };
  return { ...measured(stateId, `raman.weight.${name}`, t('key.raman.weight', { reference: phaseLabel(name) }), percent, '%'), tone: 'bad' };
}

/** At-% of every element that some survey shows, with the limit where another does not. */
/** Ids of what a survey gives: elements, those that are there and have no number, and the verdict, whether every peak is known. */
export const surveyPrefix = 'xps.survey.';
export const surveyWithoutId = `${surveyPrefix}without`;
export const surveyVerdictId = `${surveyPrefix}peaks`;

function surveyNumbers({ states }: SurveyResult, t: Texts): Plain[] {
  const seen = new Set(states.flatMap(({ composition }) => composition.flatMap(({ element, atomicPercent }) => (atomicPercent ? [element] : []))));
  return states.flatMap(({ stateId, composition, withoutNumber, marks }) => {
    const unassigned = marks.filter(({ kind }) => kind === 'unassigned').map(({ energy }) => formatNumber(energy, { decimals: 0 }));
    return [
      ...composition.filter(({ element }) => seen.has(element)).flatMap(({ element, atomicPercent, detectionLimit }): Plain[] => {
        if (atomicPercent) return [measured(stateId, `${surveyPrefix}${element}`, t('key.xps.survey', { element }), atomicPercent, 'at-%', formatQuantity(atomicPercent, { decimals: 1 }))];
        return detectionLimit === null ? [] : [limit(stateId, `${surveyPrefix}${element}`, t('key.xps.survey', { element }), detectionLimit, 'at-%', 1)];
      }),
      ...(withoutNumber.length > 0 ? [words(stateId, surveyWithoutId, t('key.xps.surveyWithout'), withoutNumber.join(', '))] : []),
      unassigned.length > 0
        ? words(stateId, surveyVerdictId, t('key.xps.surveyPeaks'), t('key.xps.surveyUnassigned', { energies: unassigned.join(', ') }), 'bad')
        : words(stateId, surveyVerdictId, t('key.xps.surveyPeaks'), t('key.xps.surveyAssigned')),
    ];
  });
}

const ions = [
  ['Ru2+', 'xps.ru2', 'Ru²⁺'],
  ['Ru3+', 'xps.ru3', 'Ru³⁺'],
  ['Ru4+', 'xps.ru4', 'Ru⁴⁺'],
] as const;

function xpsNumbers(state: StateResult, { regions: models }: XpsSettings, t: Texts): Plain[] {
  const { stateId, fractions, meanOxidationState, chargeShift, ruMinusCl, regions } = state;
  const given = (id: string, quantity: string, value: Quantity | null, unit: string, signed = false): Plain[] =>
    value ? [measured(stateId, id, quantity, value, unit, formatQuantity(value, { signed }))] : [];
  return [
    ...ions.flatMap(([ion, id, label]): Plain[] => {
      const share = fractions?.[ion];
      if (!share) return [];
      const quantity = t('key.xps.share', { ion: label });
      if (!isSignificantShare(share)) return [{ ...measured(stateId, id, quantity, share, '', formatShare(share)), value: shareLimit(share), sigma: null, isUpperLimit: true }];
      return [measured(stateId, id, quantity, share, '', formatShare(share))];
    }),
    ...given('xps.oxidation', t('key.xps.oxidation'), meanOxidationState, '', true),
    ...given('xps.clToRu', t('key.xps.clToRu'), clToRuWithFactors(state), ''),
    ...given('xps.chargeShift', t('key.xps.chargeShift'), chargeShift, 'eV', true),
    ...given('xps.ruMinusCl', t('key.xps.ruMinusCl'), ruMinusCl, 'eV'),
    ...regions.map(({ region, reducedChiSquare }) => bare(stateId, `${chiPrefix}${region}`, t('key.xps.chi', { region: models.find((one) => one.region === region)?.label ?? region }), reducedChiSquare, '', 2)),
  ];
}
