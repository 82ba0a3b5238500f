/** What the aligned panel shows of surveys: the same for the view and for figures. */
import type { ProjectDocument, State } from '@shared/project/document';
import { shareText } from '@shared/report/survey-words';
import { typesetLine } from '@shared/report/typeset-line';
import { ordinateKind } from '@shared/xps/series';
import type { SurveySettings } from '@shared/xps/survey/model';
import type { StateSurvey } from '@shared/xps/survey/quantify-survey';
import type { SurveyMark, SurveyResult, SurveyState } from '@shared/xps/survey/result';
import type { SurveyCurves } from '@shared/xps/survey/survey-curves';
import type { AlignedContent } from '../../aligned/aligned-figure';
import type { AlignedRow, RowCurves } from '../../aligned/aligned-rows';
import type { PlotNote } from '../../scene/notes';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import { union, type Range } from '../../scene/zoom';
import type { Translate } from '../xps/panel-rows';
import { plotNotes } from '../plot-notes';
import { colorOf } from './line-colors';

/** The surveys of a project with what was found in them. */
export interface SurveyDesk {
  readonly surveys: readonly StateSurvey[];
  readonly settings: SurveySettings;
  readonly result: SurveyResult | null;
  readonly isStale: boolean;
  /** Computed for settings and result; null until then. */
  readonly curves: Readonly<Record<string, SurveyCurves>> | null;
}

export interface SurveyContentInput {
  readonly desk: SurveyDesk;
  /** Notes that are drawn. */
  readonly annotations: ProjectDocument['annotations'];
  /** States that are shown, in order. */
  readonly states: readonly State[];
  readonly selectedLine: string | null;
  readonly theme: PlotTheme;
  readonly t: Translate;
}

/** Rows of states with counts, background under each line, and the names of what stands there. */
export function surveyContent({ desk, annotations, states, selectedLine, theme, t }: SurveyContentInput): Omit<AlignedContent, 'look'> {
  const rows = states.map((state): AlignedRow => {
    const { shape, hollow, color } = stateLookIn(state, theme);
    const found = desk.result?.states.find(({ stateId }) => stateId === state.id) ?? null;
    return {
      id: state.id, label: state.label, note: found ? noteOf(found, t) : '', mark: { shape, hollow, color }, curves: curvesOf(state.id, desk, selectedLine, theme), message: t('survey.noSurveyHere'),
      notes: notesOf(state.id, desk, annotations),
      peakNames: found ? peakNames(found, desk.settings, t) : [], isStale: desk.isStale, shares: null, sharesNote: '', expected: null, ratio: null,
    };
  });
  const measured = rows.filter(({ curves }) => curves !== null);
  return {
    rows: measured.length > 0 ? measured : rows,
    labels: { energyAxis: t('xps.energyAxis'), countsAxis: t(`xps.countsTitle.${ordinateKind(desk.surveys.map(({ region }) => region))}`), sharesTitle: '', sharesAxis: '', ratioTitle: '', ratioAxis: '' },
  };
}

/** All energies that there are surveys for, as shown. */
export const surveyRange = ({ surveys, curves }: Pick<SurveyDesk, 'surveys' | 'curves'>): Range =>
  union(surveys.map(({ stateId, region }): Range => [curves?.[stateId]?.bindingEnergy[0] ?? region.bindingEnergy[0]!, curves?.[stateId]?.bindingEnergy.at(-1) ?? region.bindingEnergy.at(-1)!])) ?? [0, 1];

/** By how much the energies of a survey as measured lie above those that are shown, eV. */
export function surveyMinusShown({ surveys, result, curves }: SurveyDesk, stateId: string): number {
  const onScale = surveys.find((survey) => survey.stateId === stateId)?.region.scaleOffset ?? 0;
  const shift = curves?.[stateId] ? (result?.states.find((state) => state.stateId === stateId)?.chargeShift.value ?? 0) : 0;
  return shift - onScale;
}

/** Notes are anchored on the axis as measured. */
function notesOf(stateId: string, desk: SurveyDesk, annotations: SurveyContentInput['annotations']): PlotNote[] {
  const measured = desk.surveys.find((survey) => survey.stateId === stateId)?.region;
  return measured ? plotNotes(annotations, measured.measurementId, (energy) => energy - surveyMinusShown(desk, stateId)) : [];
}

/** The elements with a number, in words. */
function noteOf({ composition, withoutNumber }: SurveyState, t: Translate): string {
  const shares = composition.filter(({ atomicPercent }) => atomicPercent !== null).map((share) => `${share.element} ${shareText(share)}`).join(' · ');
  return shares === '' ? '' : `${shares} at-%${withoutNumber.length > 0 ? ` ${t('survey.without', { elements: withoutNumber.join(', ') })}` : ''}`;
}

function curvesOf(stateId: string, { surveys, curves }: SurveyDesk, selectedLine: string | null, theme: PlotTheme): RowCurves | null {
  const drawn = curves?.[stateId];
  if (!drawn) {
    const measured = surveys.find((survey) => survey.stateId === stateId)?.region;
    return measured ? { x: measured.bindingEnergy, counts: measured.counts, model: null } : null;
  }
  const { bindingEnergy, counts, background, lines } = drawn;
  return {
    x: bindingEnergy,
    counts,
    model: {
      first: 0,
      envelope: counts,
      background,
      residuals: new Float64Array(counts.length),
      isData: true,
      components: lines.map(({ id, values }) => ({ id, values, color: colorOf(id, theme), isHatched: id === 'C1s', isSelected: id === selectedLine })),
    },
  };
}

/** Names over the peaks: what is quantified, what is known, and what is not. */
function peakNames({ lines, marks }: SurveyState, settings: SurveySettings, t: Translate): PlotNote[] {
  const at = (id: string, energy: number, text: string): PlotNote => ({ id, kind: 'label', from: energy, to: energy, text, offset: null });
  const ofLines = lines.flatMap(({ line, verdict, maximum, takenOff }): PlotNote[] => {
    const spec = settings.lines.find(({ id }) => id === line);
    if (!spec || maximum === null || verdict === 'notDetected' || verdict === 'notMeasured') return [];
    const isCovered = verdict === 'notSeparable' || (takenOff ?? 0) > 0;
    const others = isCovered ? spec.overlaps.map(({ subshell }) => subshell.replace(/(\d)/, ' $1')) : [];
    return [at(line, maximum, verdict === 'elsewhere' ? `? ${typesetLine(spec.label)}` : typesetLine([spec.label, ...others].join(' + ')))];
  });
  // Of the structure of an Auger line the highest part carries its name.
  const isLesser = (one: SurveyMark): boolean => one.kind === 'auger' && marks.some((other) => other.kind === 'auger' && other.significance > one.significance && other.names.some((name) => one.names.includes(name)));
  const ofMarks = [...marks].sort((a, b) => Number(b.kind === 'unassigned') - Number(a.kind === 'unassigned') || b.significance - a.significance).flatMap((mark, i): PlotNote[] => {
    const { kind, energy, names } = mark;
    return kind === 'loss' || isLesser(mark) ? [] : [at(`mark-${i}`, energy, kind === 'unassigned' ? t('survey.mark.unassignedShort', { energy: energy.toFixed(0) }) : names.join('/'))];
  });
  // What nobody knows is to be seen before what everybody expects.
  const unknown = marks.filter(({ kind }) => kind === 'unassigned').length;
  return [...ofMarks.slice(0, unknown), ...ofLines, ...ofMarks.slice(unknown)];
}
