/** What the stack of patterns shows: the same for the view and for figures. */
import { listedPhases, patternsOf, type XrdInputs } from '@shared/project/analyses/xrd-analysis';
import type { ProjectDocument, ProjectMeasurement, State } from '@shared/project/document';
import { fileNames } from '@shared/report/xrd-tables';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import { braggAngle, copper, latticeSpacing, scatteringVector } from '@shared/xrd/geometry';
import type { Phase } from '@shared/xrd/phase-test';
import { phaseOfUser, shippedPhases } from '@shared/xrd/reference-phases';
import type { XrdResult, XrdSettings } from '@shared/xrd/result';
import type { PlotTheme } from '../../scene/plot-theme';
import type { StackContent } from '../../stack/stack-figure';
import type { SecondAxis, StackAxes, StackLook } from '../../stack/stack-rows';
import type { Range } from '../../scene/zoom';
import { stateLookIn } from '../../scene/state-look';
import { angleRange, patternRow, phaseSticks, searchRow, type PatternEntry, type Translate } from './pattern-rows';
import type { PhaseChoice } from './phase-choice';
import { rememberedLook, type ViewLook } from './view-look';

export interface XrdContentInput {
  readonly document: ProjectDocument;
  /** States that are shown, in order. */
  readonly visible: readonly State[];
  readonly remembered: ProjectDocument['view'][string] | undefined;
  readonly desk: {
    /** null while patterns are read. */
    readonly inputs: XrdInputs | null;
    /** By measurement id; null before there is one. */
    readonly result: Readonly<Record<string, XrdResult>> | null;
    readonly drawing: Readonly<Record<string, PatternCurves>> | null;
    readonly settings: XrdSettings;
    readonly isStale: boolean;
  };
  readonly theme: PlotTheme;
  readonly t: Translate;
}

export interface XrdContent extends Required<Omit<StackContent, 'look' | 'message'>> {
  readonly look: ViewLook;
  /** What is drawn: patterns of the states, or one of the others. */
  readonly entries: readonly PatternEntry[];
  /** How many states have a pattern. */
  readonly placed: number;
  readonly others: readonly PatternEntry[];
  readonly other: PatternEntry | null;
  /** Labels of shown states without a pattern. */
  readonly missing: readonly string[];
  readonly known: readonly { readonly phase: Phase; readonly choice: PhaseChoice }[];
  /** Names of the phases whose lines are drawn. */
  readonly shownPhases: readonly string[];
  readonly wavelength: number;
  readonly fullRange: Range;
}

/** What the stack of the XRD view shows: patterns of the visible states and further ones, with range, sticks and look. */
export function xrdContent(input: XrdContentInput): XrdContent {
  const { document, visible, remembered, desk, theme, t } = input;
  const patterns = patternsOf(document);
  // The first of each state: the last that is put in stays. Asked for every state, a search each would go through hundreds of patterns.
  const firstOf = new Map([...patterns].reverse().flatMap((pattern) => (pattern.role === 'state' ? [[pattern.stateId, pattern]] : [])));
  const placed = new Set(document.states.flatMap(({ id }) => firstOf.get(id)?.id ?? []));
  const nameOf = fileNames(document);
  const spectra = new Map(desk.inputs?.patterns.map(({ id, spectrum }) => [id, spectrum]));
  const entryOf = (measurement: ProjectMeasurement, label: string, state: State | null): PatternEntry => patternEntry(measurement, { label, state, file: nameOf(measurement), spectrum: spectra.get(measurement.id) ?? null }, input);
  const ofStates = visible.flatMap((state) => {
    const measurement = firstOf.get(state.id);
    return measurement ? [entryOf(measurement, state.label, state)] : [];
  });
  const others = patterns.filter(({ id }) => !placed.has(id)).map((measurement) => entryOf(measurement, measurement.referenceName ?? nameOf(measurement), null));
  const saved = rememberedLook(remembered);
  // Weights need a formula: without one, shares of the halos stand in the tables until something else is chosen.
  const limitUnit = remembered?.['limitUnit'] === undefined && document.sample.formula.trim() === '' ? 'halo' : saved.limitUnit;
  // A tab without patterns has nothing to show.
  const look: ViewLook = { ...saved, limitUnit, tab: placed.size === 0 ? 'others' : others.length === 0 ? 'states' : saved.tab };
  const other = others.find(({ measurementId }) => measurementId === remembered?.['pattern']) ?? others[0] ?? null;
  const entries = look.tab === 'states' ? ofStates : other ? [other] : [];
  const wavelength = (desk.inputs?.patterns.find(({ id }) => id === entries[0]?.measurementId)?.radiation ?? copper).kAlpha1A;
  const known = knownPhases(document, desk.settings, wavelength);
  const shownPhases = look.sticks ?? usualPhases(known, entries.map(({ result }) => result));
  const rowInput = { annotations: document.annotations, look, isStale: desk.isStale, theme, t };
  return {
    look,
    entries,
    placed: placed.size,
    others,
    other,
    missing: look.tab === 'states' ? visible.filter(({ id }) => !firstOf.has(id)).map(({ label }) => label) : [],
    known,
    shownPhases,
    wavelength,
    fullRange: angleRange(entries),
    rows: entries.map((entry) => patternRow(entry, rowInput)),
    sticks: phaseSticks(known.filter(({ phase }) => shownPhases.includes(phase.name)).map(({ phase }) => phase), look, theme),
    extra: look.hasSearch ? searchRow(entries, rowInput) : null,
    axes: axesOf(entries, look, wavelength, t),
  };
}

/** The look of the view as that of its stack. @param zoom null: everything */
export const xrdStackLook = ({ look, fullRange }: Pick<XrdContent, 'look' | 'fullRange'>, zoom: { readonly range: Range; readonly yZoom: number } | null): StackLook => ({
  arrangement: look.tab === 'states' ? look.arrangement : 'rows',
  range: zoom?.range ?? fullRange,
  yZoom: zoom?.yZoom ?? 1,
  hasCommonScale: look.hasCommonScale,
  hasResiduals: look.hasResiduals,
  offset: 0.55,
});

function patternEntry(
  { id, role, stateId }: ProjectMeasurement,
  { label, state, file, spectrum }: Pick<PatternEntry, 'label' | 'file' | 'spectrum'> & { readonly state: State | null },
  { document, desk, theme, t }: XrdContentInput,
): PatternEntry {
  const { shape, hollow, color } = stateLookIn(state, theme);
  const isPlaced = role === 'state' && stateId !== null;
  return {
    measurementId: id,
    label,
    stateId,
    role: isPlaced ? (document.states.find((one) => one.id === stateId)?.shortLabel ?? '') : t(role === 'state' || role === 'aside' ? 'xrd.role.unplaced' : `xrd.role.${role}`),
    file,
    mark: { shape, hollow, color },
    spectrum,
    result: desk.result?.[id] ?? null,
    curves: desk.drawing?.[id] ?? null,
  };
}

/** The phases that a project or the program knows, each with where it comes from. */
export function knownPhases(document: ProjectDocument, settings: XrdSettings, wavelength: number): { phase: Phase; choice: PhaseChoice }[] {
  const own = (settings.userPhases ?? []).flatMap((phase) => phaseOfUser(phase, wavelength) ?? []);
  const listed = listedPhases(document, wavelength).filter(({ name }) => own.every((phase) => phase.name !== name));
  const without = settings.withoutShipped ?? [];
  const choose = (origin: PhaseChoice['origin']) => (phase: Phase) => ({ phase, choice: { name: phase.name, origin, isTested: origin !== 'shipped' || (settings.testShipped && !without.includes(phase.name)) } });
  return [...listed.map(choose('listed')), ...own.map(choose('user')), ...shippedPhases(wavelength, [...listed, ...own]).map(choose('shipped'))];
}

/** Whose lines are drawn while nobody chose: what was asked for and what was found. */
export function usualPhases(known: XrdContent['known'], results: readonly (XrdResult | null)[]): string[] {
  const asked = known.filter(({ choice }) => choice.origin !== 'shipped');
  const found = known.filter(({ phase }) => results.some((result) => result?.phases.some(({ name, detected }) => detected && name === phase.name)));
  return [...new Set([...(asked.length > 0 ? asked : known.slice(0, 2)), ...found].map(({ phase }) => phase.name))].slice(0, 5);
}

function axesOf(entries: readonly PatternEntry[], look: ViewLook, wavelength: number, t: Translate): StackAxes {
  // Rates are drawn as the counts that they were, wherever the file gives the time for it.
  const rates = entries.flatMap(({ spectrum }) => (spectrum && (spectrum.intensity === 'arbitrary' || (spectrum.intensity === 'count-rate' && spectrum.acquisition.dwellS === null)) ? [spectrum.intensity] : []));
  const isLarge = rates.length === 0 && entries.some(({ spectrum }) => spectrum?.y.some((count) => count >= 2000));
  const y = rates.length > 0 ? t(`compare.ordinate.${new Set(rates).size === 1 && rates.length === entries.length ? rates[0]! : 'arbitrary'}`) : t(isLarge ? 'xrd.axis.thousands' : 'xrd.axis.counts');
  return { x: t('xrd.axis.twoTheta', { wavelength: wavelength.toFixed(5) }), isReversed: false, y, divisor: isLarge ? 1000 : 1, second: secondAxisOf(look, wavelength, t) };
}

function secondAxisOf({ secondAxis }: ViewLook, wavelength: number, t: Translate): SecondAxis | null {
  if (secondAxis === 'q') return { title: t('xrd.axis.q'), fromX: (angle) => scatteringVector(angle, wavelength), toX: (q) => braggAngle((2 * Math.PI) / q, wavelength) };
  if (secondAxis === 'd') return { title: t('xrd.axis.d'), fromX: (angle) => latticeSpacing(angle, wavelength), toX: (d) => braggAngle(d, wavelength) };
  return null;
}
