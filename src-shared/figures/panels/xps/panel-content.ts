/** What the aligned panel shows of a region: the same for the view and for figures. */
import type { ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import type { ProjectDocument, State } from '@shared/project/document';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { XpsSettings } from '@shared/xps/model';
import type { XpsResult } from '@shared/xps/result';
import { ordinateKind, type StateData } from '@shared/xps/series';
import type { AlignedContent } from '../../aligned/aligned-figure';
import type { AlignedLabels, AlignedLook } from '../../aligned/aligned-rows';
import type { PlotTheme } from '../../scene/plot-theme';
import { union, type Range } from '../../scene/zoom';
import { panelRows, shownShift, type Translate } from './panel-rows';

export interface PanelContentInput {
  readonly workbench: {
    readonly states: readonly StateData[];
    /** null before anything was analysed. */
    readonly analysis: { readonly id: string } | null;
    readonly model: XpsSettings | null;
    readonly result: XpsResult | null;
    readonly isStale: boolean;
    /** Computed for `model` and `result`; null until then. */
    readonly curves: { readonly shown: SeriesCurves | null };
  };
  /** States that are shown, in order. */
  readonly states: readonly State[];
  readonly region: string;
  /** What the charge lets expect, state by state; defaults to nothing. */
  readonly expected?: readonly ChargeAgainstXps[];
  readonly selectedComponent: string | null;
  /** Notes that are drawn; defaults to none. */
  readonly annotations?: ProjectDocument['annotations'];
  readonly theme: PlotTheme;
  readonly t: Translate;
}

/** What the aligned plot of a region shows: rows and their words. */
export function panelContent({ workbench, expected = [], states, region, selectedComponent, annotations = [], theme, t }: PanelContentInput): Omit<AlignedContent, 'look'> {
  const { states: data, analysis, model, result, isStale, curves } = workbench;
  return { rows: panelRows({ states, data, region, annotations, analysisId: analysis?.id ?? null, model: analysis ? model : null, result, isStale, curves: curves.shown, expected, selectedComponent, theme, t }), labels: panelLabels(workbench, region, t) };
}

/** All energies that there are data for, as shown. */
export function panelRange({ states, analysis, model }: PanelContentInput['workbench'], region: string): Range {
  const ranges = states.flatMap((state): Range[] => {
    const x = state.regions[region]?.bindingEnergy;
    if (!x) return [];
    const shift = shownShift(analysis ? model : null, state.stateId);
    return [[x[0]! - shift, x[x.length - 1]! - shift]];
  });
  return union(ranges) ?? [0, 1];
}

/** A look of the view with its zoom. */
export const alignedLook = (look: Omit<AlignedLook, 'range' | 'yZoom'>, full: Range, zoom: { readonly range: Range; readonly yZoom: number } | null): AlignedLook => ({ ...look, range: zoom?.range ?? full, yZoom: zoom?.yZoom ?? 1 });

function panelLabels({ states, analysis, model }: PanelContentInput['workbench'], region: string, t: Translate): AlignedLabels {
  const reference = analysis && model?.chargeReference.kind === 'component' ? model.chargeReference : null;
  const line = model?.regions.find((one) => one.region === reference?.region)?.components.find(({ id }) => id === reference?.component)?.label;
  return {
    energyAxis: reference && line ? t('xps.energyAxisReferred', { line, energy: reference.position.toFixed(2) }) : t('xps.energyAxis'),
    countsAxis: t(`xps.countsTitle.${ordinateKind(states.flatMap(({ regions }) => regions[region] ?? []))}`),
    sharesTitle: t('xps.sharesTitle'),
    sharesAxis: t('xps.sharesAxis'),
    ratioTitle: t('xps.ratioTitle'),
    ratioAxis: t('xps.ratioAxis'),
  };
}
