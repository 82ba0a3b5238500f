/** From measurements and stored results to the rows of the board. Pure; every word comes from an analysis, never from a picture. */
import type { DrawnCurve } from '@shared/electrochemistry/drawn-curve';
import type { CyclingResult } from '@shared/electrochemistry/result';
import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';
import { scaleOf, scaleOffset } from '@shared/project/analyses/energy-scale';
import type { Annotation } from '@shared/project/annotation-anchor';
import type { ProjectDocument, State } from '@shared/project/document';
import { firstWords } from '@shared/report/markdown';
import type { KeyNumber } from '@shared/report/key-numbers';
import { phaseLabel } from '@shared/report/xrd-limits';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { Species, XpsSettings } from '@shared/xps/model';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import type { PlotNote } from '../../scene/notes';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import { axisTitles } from '../axis-titles';
import { titleOfColumn } from '../column-title';
import { anchorOf, cyclingNotes } from '../cycling/cycling-notes';
import { closest, pointOfRow, type CurvePoint } from '../cycling/plot-points';
import { plotNotes } from '../plot-notes';
import type { BoardArea, BoardCell, BoardCurve, BoardRow, CellDrawing, KeyEntry } from './board';

export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** One technique or region with the spectra that are read already. */
export interface BoardColumn {
  readonly id: string;
  readonly technique: 'xps' | 'xrd' | 'raman';
  readonly region: string;
  readonly spectra: Readonly<Record<string, Spectrum>>;
  /** What was measured of each state. */
  readonly measurementIds: Readonly<Record<string, string>>;
  /** Patterns with their halos, by state; empty for other techniques and while they are not computed. */
  readonly halos: Readonly<Record<string, PatternCurves>>;
  /** The part of the axis that is compared; null: all of it. */
  readonly window: readonly [number, number] | null;
  /** A starting material that the spectra are seen against. */
  readonly reference: { readonly name: string; readonly spectrum: Spectrum } | null;
}

export interface CyclingPart {
  readonly measurementId: string;
  readonly curve: DrawnCurve;
  readonly result: CyclingResult;
}

export interface BoardInput {
  readonly states: readonly State[];
  readonly columns: readonly BoardColumn[];
  readonly cycling: CyclingPart | null;
  /** Curves of the last XPS analysis by state and region, on its energy scale, with what each component is; null where it is out of date. */
  readonly xps: { readonly curves: SeriesCurves; readonly settings: XpsSettings; readonly speciesOf: (region: string, component: string) => Species } | null;
  /** Raman shifts of the cosmic spikes that the analysis left out, by state. */
  readonly spikes: Readonly<Record<string, readonly number[]>>;
  readonly numbers: readonly KeyNumber[];
  /** Notes that are drawn. */
  readonly annotations: ProjectDocument['annotations'];
  readonly theme: PlotTheme;
  readonly t: Translate;
}

/** Rows of the board: cycling and shares where there are any, and between them one for each technique or region. */
export function boardRows(input: BoardInput): BoardRow[] {
  const byState = new Map<string | null, KeyNumber[]>(input.states.map(({ id }) => [id, []]));
  for (const number of input.numbers) byState.get(number.stateId)?.push(number);
  const numbersOf: NumbersOf = ({ id }) => byState.get(id)!;
  const fractions = fractionsRow(input, numbersOf);
  const rows = [...(input.cycling ? [cyclingRow(input.cycling, input, numbersOf)] : []), ...input.columns.map((column) => spectraRow(column, input, numbersOf)), ...(fractions ? [fractions] : [])];
  return rows.map((row) => ({ ...row, caution: row.cells.some((cell) => cell?.isStale) ? input.t('compare.stale') : '' }));
}

type Row = Omit<BoardRow, 'caution'>;

/** What the analyses found of a state. */
type NumbersOf = (state: State) => readonly KeyNumber[];

/** Made when it is first asked for, and kept. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Components of a region with a colour of their own each; one kind alone needs no key. */
function keyOf(species: readonly Species[], { theme, t }: Pick<BoardInput, 'theme' | 't'>): KeyEntry[] {
  const kinds = [...new Set(species)];
  return kinds.length < 2 ? [] : kinds.map((one) => ({ label: t(`figure.species.${one}`), colour: theme.species[one] }));
}

/** Cells are too low for words that stand away from their place. */
const compact = (note: PlotNote): PlotNote => ({ ...note, kind: note.kind === 'range' ? 'range' : 'pointer', offset: null });

/** What people wrote on a state, in few words; empty without notes. */
export function stateNote(annotations: ProjectDocument['annotations'], stateId: string): string {
  const own = annotations.filter(({ anchor }) => anchor.kind === 'state' && anchor.stateId === stateId);
  return own.length === 0 ? '' : `${firstWords(own[0]!.text, 60)}${own.length > 1 ? ` (+${own.length - 1})` : ''}`;
}

// ── words ───────────────────────────────────────────────────────────────────

type Words = Pick<BoardCell, 'headline' | 'tone' | 'note' | 'isStale'>;

/** What no line breaks apart: a name with its number and unit. */
const together = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ').replaceAll(' ', '\u00a0');

/** What the analyses say about one cell: the verdict or the leading number, and what stands behind it. */
export function cellWords(numbers: readonly KeyNumber[], { technique, region }: Pick<BoardColumn, 'technique' | 'region'>, t: Translate): Words {
  const own = numbers.filter((number) => number.technique === technique);
  const find = (id: string): KeyNumber | undefined => own.find((number) => number.id === id);
  const words = (headline: string, note: string, tone?: KeyNumber['tone']): Words => ({ headline, note, isStale: own.some(({ isStale }) => isStale), ...(tone && { tone }) });
  const unanalysed: Words = { headline: '', note: t('board.notAnalysed'), isStale: false };
  if (own.length === 0) return unanalysed;
  if (technique === 'xrd') {
    const limits = own.filter(({ id }) => id.startsWith('xrd.limit.')).slice(0, 2).map(({ id, text, unit }) => together(phaseLabel(id.slice('xrd.limit.'.length)), text, unit));
    const halo = find('xrd.halo');
    const verdict = find('xrd.verdict');
    return words(verdict?.text ?? '', limits.length > 0 ? limits.join(', ') : halo ? t('board.halo', { position: halo.text }) : '', verdict?.tone);
  }
  if (technique === 'raman') return ramanWords(own, words, t);
  const chi = find(`xps.chi.${region}`);
  const chiWords = chi ? together('χ²ᵣ', chi.text) : '';
  const shares = ionIds.flatMap(([id, label]) => {
    const number = find(id);
    return number && !number.isUpperLimit ? [together(label, number.text)] : [];
  });
  if (!chi) return unanalysed;
  if (region.startsWith('Ru3d') && shares.length > 0) return words(shares.join(', '), chiWords);
  const ratio = find('xps.clToRu');
  return region === 'Cl2p' && ratio ? words(together('Cl/Ru', ratio.text), chiWords) : words(chiWords, '');
}

/** The starting materials with a share or a limit lead; those that Raman cannot judge stand behind them. */
function ramanWords(own: readonly KeyNumber[], words: (headline: string, note: string, tone?: KeyNumber['tone']) => Words, t: Translate): Words {
  const ofKind = (kind: RegExp): readonly KeyNumber[] => own.filter(({ id }) => kind.test(id)).slice(0, 2);
  const nameOf = ({ id }: KeyNumber): string => phaseLabel(id.replace(/^raman\.\w+\./, ''));
  const named = (number: KeyNumber): string => together(nameOf(number), number.text, number.unit);
  const judged = ofKind(/^raman\.(limit|weight)\./);
  const open = ofKind(/^raman\.verdict\./);
  const unjudged = open.length === 0 ? '' : together(open.map(nameOf).join(', '), open[0]!.text);
  const similarity = own.find(({ id }) => id.startsWith('raman.similarity.'));
  const likeness = similarity ? together(t('board.similarity', { reference: phaseLabel(similarity.id.slice('raman.similarity.'.length)), value: similarity.text })) : '';
  if (judged.length === 0) return words(unjudged, likeness);
  return words(judged.map(named).join(', '), [unjudged, likeness].filter((part) => part !== '').join(', '), judged.find(({ tone }) => tone)?.tone);
}

const ionIds = [
  ['xps.ru2', 'Ru²⁺', 'Ru2+'],
  ['xps.ru3', 'Ru³⁺', 'Ru3+'],
  ['xps.ru4', 'Ru⁴⁺', 'Ru4+'],
] as const;

// ── spectra ─────────────────────────────────────────────────────────────────

function spectraRow(column: BoardColumn, { states, xps, spikes, annotations, theme, t }: BoardInput, numbersOf: NumbersOf): Row {
  const spectra = Object.values(column.spectra);
  const range: readonly [number, number] = column.window ?? (spectra.length > 0 ? [Math.min(...spectra.map(({ x }) => x[0]!)), Math.max(...spectra.map(({ x }) => x[x.length - 1]!))] : [0, 1]);
  const axis = spectra[0]?.axis ?? 'unknown';
  const fits = column.technique === 'xps' && xps ? states.flatMap(({ id }) => xps.curves[id]?.[column.region] ?? []) : [];
  return {
    id: column.id,
    title: titleOfColumn(column, t),
    notes: [...(fits.length > 0 ? [t('board.fit')] : []), ...(Object.keys(column.halos).length > 0 ? [t('board.haloFill')] : []), ...(column.reference ? [t('board.dashed', { reference: phaseLabel(column.reference.name) })] : [])],
    key: keyOf(fits.flatMap(({ components }) => components.map(({ id }) => xps!.speciesOf(column.region, id))), { theme, t }),
    axis: t(axisTitles[axis]),
    isReversed: axis === 'binding-energy',
    range,
    yRange: null,
    wordsAt: 'right',
    weight: column.region.startsWith('Ru3d') ? 1.6 : 1,
    cells: states.map((state): BoardCell | null => {
      const spectrum = column.spectra[state.id];
      if (!spectrum) return null;
      const { color } = stateLookIn(state, theme);
      const measurementId = column.measurementIds[state.id]!;
      // A fit is drawn on the energy scale of its analysis, notes are anchored on that of the file.
      const offset = xps && isFitted(state, column, xps) ? scaleOffset(scaleOf(spectrum, xps.settings.photonEnergyEv), xps.settings) : 0;
      return {
        stateId: state.id,
        plotNotes: plotNotes(annotations, measurementId, (x) => x + offset).map(compact),
        anchorAt: (x) => ({ kind: 'point', measurementId, x: x - offset, y: null }),
        drawing: later(() => drawnCell({ column, state, spectrum, color, range }, { xps, spikes, theme })),
        pin: null,
        ...cellWords(numbersOf(state), column, t),
      };
    }),
  };
}

const isFitted = ({ id }: State, { technique, region }: BoardColumn, { curves }: NonNullable<BoardInput['xps']>): boolean => technique === 'xps' && curves[id]?.[region] !== undefined;

/** What a cell draws: the fit where there is one, else the spectrum; a pattern over its halos, a Raman spectrum over a starting material. */
function drawnCell(
  { column, state, spectrum, color, range }: { readonly column: BoardColumn; readonly state: State; readonly spectrum: Spectrum; readonly color: string; readonly range: readonly [number, number] },
  { xps, spikes, theme }: Pick<BoardInput, 'xps' | 'spikes' | 'theme'>,
): CellDrawing {
  const region = column.technique === 'xps' ? xps?.curves[state.id]?.[column.region] : undefined;
  if (region && xps) return fittedShapes(region, (component) => theme.species[xps.speciesOf(column.region, component)], theme);
  const halo = column.halos[state.id];
  if (halo) return haloShapes(halo, color, theme);
  const measured = withoutSpikes(spectrum, column.technique === 'raman' ? (spikes[state.id] ?? []) : []);
  return {
    curves: [{ ...measured, colour: color, width: 1, isDashed: false }, ...(column.reference ? [referenceCurve(column.reference.spectrum, measured, range, theme)] : [])],
    areas: [],
  };
}

/** Counts, the smooth model and the halos that it holds above what else scatters. */
function haloShapes({ twoTheta: x, counts, background, haloModel, haloBaseline }: PatternCurves, color: string, theme: PlotTheme): CellDrawing {
  return {
    curves: [
      { x, y: counts, colour: theme.faintText, width: 0.6, isDashed: false },
      { x, y: background, colour: color, width: 1.6, isDashed: false },
    ],
    areas: haloModel && haloBaseline ? [{ x, low: haloBaseline, high: haloModel, colour: color, opacity: 0.22 }] : [],
  };
}

/** Height of a starting material against that of the spectrum it is drawn with. */
const referenceHeight = 0.45;

/** A starting material at the foot of a spectrum: where its bands would stand, not how strong they are. */
function referenceCurve(reference: Curve, measured: Curve, range: readonly [number, number], theme: PlotTheme): BoardCurve {
  const [low, high] = extremes(measured, range);
  const [least, most] = extremes(reference, range);
  const scale = (referenceHeight * (high - low)) / (most - least || 1);
  return { x: reference.x, y: reference.y.map((value) => low + scale * (value - least)), colour: theme.faintText, width: 1, isDashed: true };
}

interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Lowest and highest value in a part of the axis; [0, 0] where there is none. */
function extremes({ x, y }: Curve, [from, to]: readonly [number, number]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < x.length; i += 1) {
    if (x[i]! < from || x[i]! > to) continue;
    if (y[i]! < low) low = y[i]!;
    if (y[i]! > high) high = y[i]!;
  }
  return low <= high ? [low, high] : [0, 0];
}

/** Channels to either side of the first of a spike that it reaches. */
const spikeReach = 6;

/** The spectrum without the channels of cosmic spikes: they would leave no height for the bands. */
function withoutSpikes({ x, y }: Spectrum, spikes: readonly number[]): Curve {
  if (spikes.length === 0 || x.length < 2) return { x, y };
  const reach = spikeReach * ((x[x.length - 1]! - x[0]!) / (x.length - 1));
  const isKept = (_: number, i: number): boolean => spikes.every((spike) => Math.abs(x[i]! - spike) > reach);
  return { x: x.filter(isKept), y: y.filter(isKept) };
}

type RegionCurves = SeriesCurves[string][string];

/** Counts, filled components and envelope of a fitted region. */
function fittedShapes({ bindingEnergy: x, counts, background, envelope, components }: RegionCurves, colorOf: (component: string) => string, theme: PlotTheme): CellDrawing {
  return {
    curves: [
      { x, y: counts, colour: theme.faintText, width: 1, isDashed: false },
      { x, y: envelope, colour: theme.ink, width: 1, isDashed: false },
    ],
    areas: components.map(({ id, values }) => ({ x, low: background, high: background.map((value, i) => value + values[i]!), colour: colorOf(id), opacity: 0.45 })),
  };
}

// ── cycling and fractions ───────────────────────────────────────────────────

/** Increasing capacity, whichever way the step went. */
function increasing(netChargeMAh: Float64Array, voltageV: Float64Array, perGram: number): { x: Float64Array; y: Float64Array } {
  const x = netChargeMAh.map((charge) => charge * perGram);
  return x.length > 1 && x[0]! > x[x.length - 1]! ? { x: x.reverse(), y: voltageV.slice().reverse() } : { x, y: voltageV };
}

function cyclingRow(part: CyclingPart, { states, annotations, theme, t }: BoardInput, numbersOf: NumbersOf): Row {
  const { measurementId, curve, result } = part;
  const perGram = 1000 / result.activeMassMg;
  const steps = curve.stretches.filter(({ direction, rows }) => direction !== 'rest' && rows.length > 1).map((stretch) => ({ step: stretch.step, ...increasing(stretch.netChargeMAh, stretch.voltageV, perGram) }));
  const points = later(() =>
    curve.stretches.flatMap(({ step, rows, timeS, voltageV, netChargeMAh }): CurvePoint[] =>
      Array.from(rows, (row, at) => ({ row, step, timeS: timeS[at]!, voltageV: voltageV[at]!, x: netChargeMAh[at]! * perGram, y: voltageV[at]! })),
    ),
  );
  const ends = steps.flatMap(({ x }) => [x[0]!, x[x.length - 1]!]);
  const voltages = steps.flatMap(({ y }) => [y.reduce((a, b) => Math.min(a, b), Infinity), y.reduce((a, b) => Math.max(a, b), -Infinity)]);
  const [low, high] = [Math.min(...voltages), Math.max(...voltages)];
  const air = 0.12 * (high - low) || 1;
  return {
    id: 'cycling',
    title: t('technique.electrochemistry'),
    notes: [t('board.voltage')],
    key: [],
    axis: t('board.netCapacity'),
    isReversed: false,
    range: ends.length > 0 ? widened(Math.min(...ends), Math.max(...ends)) : [0, 1],
    yRange: voltages.length > 0 ? [low - air, high + 2 * air] : [0, 1],
    // Voltage rises to the right.
    wordsAt: 'left',
    weight: 1,
    cells: states.map((state): BoardCell => {
      const at = result.states.find(({ stateId }) => stateId === state.id);
      const { color } = stateLookIn(state, theme);
      const own = numbersOf(state).filter(({ technique }) => technique === 'electrochemistry');
      const text = (id: string): string => own.find((number) => number.id === id)?.text ?? '';
      const written = annotations.filter((annotation) => reachedFrom(annotation, part) === state.id);
      const { notes, marks } = written.length === 0 ? noNotes : cyclingNotes({ annotations: written, measurementId }, curve, { points: points(), placeOf: ({ row }) => pointOfRow(points(), row) });
      return {
        stateId: state.id,
        plotNotes: notes.map(compact),
        anchorAt: (x) => {
          const point = closest(points().filter(({ step }) => step === at?.afterStep), (one) => Math.abs(one.x - x));
          return point && anchorOf(measurementId, point);
        },
        drawing: later(() => ({
          curves: [
            ...steps.map(({ step, x, y }) => ({ x, y, colour: step === at?.afterStep ? color : theme.faintText, width: step === at?.afterStep ? 2 : 0.8, isDashed: false })),
            ...marks.map(({ x, y }) => ({ x: Float64Array.from(x), y: Float64Array.from(y), colour: theme.accent, width: 7, isDashed: false, opacity: 0.28 })),
          ],
          areas: [],
        })),
        pin: at ? { x: at.netCapacityMAhG, y: at.voltageV - result.voltageShiftV, colour: color } : null,
        headline: at ? `${text('cycling.voltage')} V` : '',
        note: at ? t('board.capacityNote', { capacity: text('cycling.capacity'), oxidation: text('cycling.oxidation') }) : '',
        isStale: own.some(({ isStale }) => isStale),
      };
    }),
  };
}

const noNotes = { notes: [], marks: [] };

/** The state in whose cell a note on the curve stands: the one that the cell was on its way to, or the last one. */
function reachedFrom({ anchor }: Annotation, { result }: CyclingPart): string | null {
  if (anchor.kind !== 'point' && anchor.kind !== 'range') return null;
  const seconds = 3600 * (anchor.kind === 'point' ? anchor.x : (anchor.from + anchor.to) / 2);
  const inOrder = [...result.states].sort((a, b) => a.timeS - b.timeS);
  // Half a second: hours are not whole seconds.
  return (inOrder.find(({ timeS }) => timeS + 0.5 >= seconds) ?? inOrder.at(-1))?.stateId ?? null;
}

const widened = (from: number, to: number): [number, number] => [from - 0.06 * (to - from || 1), to + 0.06 * (to - from || 1)];

/** Ru fractions: thick from XPS, thin below what the charge passed expects. Null when neither is known. */
function fractionsRow({ states, cycling, theme, t }: BoardInput, numbersOf: NumbersOf): Row | null {
  const cells = states.map((state): BoardCell | null => {
    const own = numbersOf(state).filter(({ technique }) => technique === 'xps');
    const shares = ionIds.map(([id, , species]) => ({ species, value: valueOf(own.find((number) => number.id === id)) }));
    const expected = cycling?.result.states.find(({ stateId }) => stateId === state.id)?.fractions ?? null;
    const measured = shares.some(({ value }) => value > 0);
    if (!measured && !expected) return null;
    const oxidation = own.find(({ id }) => id === 'xps.oxidation');
    const fromCharge = numbersOf(state).find(({ id }) => id === 'cycling.oxidation');
    return {
      stateId: state.id,
      plotNotes: [],
      anchorAt: () => null,
      drawing: later(() => ({
        curves: [],
        areas: [
          ...(measured ? [...bars(shares, [0.42, 0.62], theme), ...restOf(shares, [0.42, 0.62], theme)] : []),
          ...(expected ? bars(ionIds.map(([, , species]) => ({ species, value: expected[species] })), [0.26, 0.34], theme) : []),
        ],
      })),
      pin: null,
      headline: oxidation ? t('board.meanXps', { value: oxidation.text }) : '',
      note: fromCharge ? t('board.meanCharge', { value: fromCharge.text }) : '',
      // The thin bar below stands for the charge: a cell is only as current as both.
      isStale: own.some(({ isStale }) => isStale) || fromCharge?.isStale === true,
    };
  });
  if (cells.every((cell) => cell === null)) return null;
  const hasRest = states.flatMap(numbersOf).some(({ id, isUpperLimit }) => isUpperLimit && ionIds.some(([own]) => own === id));
  return { id: 'fractions', title: t('board.fractions'), notes: [t('board.fractionsXps'), ...(cycling ? [t('board.fractionsCharge')] : []), ...(hasRest ? [t('board.fractionsRest')] : [])], key: keyOf(ionIds.map(([, , species]) => species), { theme, t }), axis: '', isReversed: false, range: [0, 1], yRange: [0.2, 1.1], wordsAt: 'right', weight: 0.8, cells };
}

/** A share below its limit has no colour of its own: it is part of what the others leave. */
const valueOf = (number: KeyNumber | undefined): number => (number && !number.isUpperLimit ? Math.max(0, number.value ?? 0) : 0);

interface Share {
  readonly species: Species;
  readonly value: number;
}

/** What the shares above their limits leave of the whole. */
function restOf(shares: readonly Share[], [low, high]: readonly [number, number], theme: PlotTheme): BoardArea[] {
  const from = shares.reduce((sum, { value }) => sum + value, 0);
  return from >= 1 ? [] : [{ x: Float64Array.of(from, 1), low: Float64Array.of(low, low), high: Float64Array.of(high, high), colour: theme.faintText, opacity: 0.2 }];
}

function bars(shares: readonly Share[], [low, high]: readonly [number, number], theme: PlotTheme): BoardArea[] {
  let from = 0;
  return shares.map(({ species, value }) => {
    const to = Math.min(1, from + Math.max(0, value));
    const area = { x: Float64Array.of(from, to), low: Float64Array.of(low, low), high: Float64Array.of(high, high), colour: theme.species[species], opacity: 0.85 };
    from = to;
    return area;
  });
}
