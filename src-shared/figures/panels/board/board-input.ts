/** What the board is made of, and what its rows share. */
import type { DrawnCurve } from '@shared/electrochemistry/drawn-curve';
import type { CyclingResult } from '@shared/electrochemistry/result';
import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';
import type { ProjectDocument, State } from '@shared/project/document';
import type { KeyNumber } from '@shared/report/key-numbers';
import type { Spectrum } from '@shared/spectrum/spectrum';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { Species, XpsSettings } from '@shared/xps/model';
import type { SurveySettings } from '@shared/xps/survey/model';
import type { SurveyResult } from '@shared/xps/survey/result';
import type { SurveyCurves } from '@shared/xps/survey/survey-curves';
import type { PatternCurves } from '@shared/xrd/analyse-pattern';
import type { PlotNote } from '../../scene/notes';
import type { PlotTheme } from '../../scene/plot-theme';
import type { BoardRow, KeyEntry } from './board';

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

export interface SurveyPart {
  readonly settings: SurveySettings;
  readonly result: SurveyResult;
  readonly curves: Readonly<Record<string, SurveyCurves>>;
}

export interface BoardInput {
  readonly states: readonly State[];
  readonly columns: readonly BoardColumn[];
  readonly cycling: CyclingPart | null;
  /** Curves of the last XPS analysis by state and region, on its energy scale, with what each component is; null where it is out of date. */
  readonly xps: { readonly curves: SeriesCurves; readonly settings: XpsSettings; readonly speciesOf: (region: string, component: string) => Species } | null;
  /** What the surveys hold, with what is drawn of them by state; null where it is out of date. */
  readonly survey: SurveyPart | null;
  /** Raman shifts of the cosmic spikes that the analysis left out, by state. */
  readonly spikes: Readonly<Record<string, readonly number[]>>;
  readonly numbers: readonly KeyNumber[];
  /** Notes that are drawn. */
  readonly annotations: ProjectDocument['annotations'];
  readonly theme: PlotTheme;
  readonly t: Translate;
}

export type Row = Omit<BoardRow, 'caution'>;

/** What the analyses found of a state. */
export type NumbersOf = (state: State) => readonly KeyNumber[];

/** Made when it is first asked for, and kept. */
export function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Components of a region with a colour of their own each; one kind alone needs no key. */
export function keyOf(species: readonly Species[], { theme, t }: Pick<BoardInput, 'theme' | 't'>): KeyEntry[] {
  const kinds = [...new Set(species)];
  return kinds.length < 2 ? [] : kinds.map((one) => ({ label: t(`figure.species.${one}`), colour: theme.species[one] }));
}

/** Cells are too low for words that stand away from their place. */
export const compact = (note: PlotNote): PlotNote => ({ ...note, kind: note.kind === 'range' ? 'range' : 'pointer', offset: null });

/** Key numbers of the oxidation states: id, label and species. */
export const ionIds = [
  ['xps.ru2', 'Ru²⁺', 'Ru2+'],
  ['xps.ru3', 'Ru³⁺', 'Ru3+'],
  ['xps.ru4', 'Ru⁴⁺', 'Ru4+'],
] as const;
