/** From the document's states, spectra and results to the rows of the aligned panel. */
import type { MessageParams } from '@shared/i18n/message';
import type { MessageKey } from '@shared/i18n/translate';
import type { ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import type { ProjectDocument, State } from '@shared/project/document';
import { formatNumber, formatQuantity, formatShare, formatUncertainty, isSignificantShare } from '@shared/report/number-format';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { RegionModel, XpsSettings } from '@shared/xps/model';
import type { StateResult, XpsResult } from '@shared/xps/result';
import type { RegionData, StateData } from '@shared/xps/series';
import { nearestIndex, type AlignedRow, type ExpectedShares, type RowCurves, type RowRatio, type RowShare } from '../../aligned/aligned-rows';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import type { PlotNote } from '../../scene/notes';
import { noteOn, plotNotes } from '../plot-notes';
import { componentPosition } from './model-values';

export type Translate = (key: MessageKey, params?: MessageParams) => string;

export interface PanelInput {
  readonly states: readonly State[];
  readonly data: readonly StateData[];
  readonly region: string;
  /** The numbers that are shown, or null when nothing was analysed yet. */
  readonly model: XpsSettings | null;
  readonly result: XpsResult | null;
  readonly isStale: boolean;
  readonly curves: SeriesCurves | null;
  /** What the charge lets expect, state by state. */
  readonly expected: readonly ChargeAgainstXps[];
  readonly selectedComponent: string | null;
  readonly annotations: ProjectDocument['annotations'];
  /** The analysis whose components notes are on. */
  readonly analysisId: string | null;
  readonly theme: PlotTheme;
  readonly t: Translate;
}

export const ions = ['Ru2+', 'Ru3+', 'Ru4+'] as const;
export const ionLabels: Readonly<Record<(typeof ions)[number], string>> = { 'Ru2+': 'Ru²⁺', 'Ru3+': 'Ru³⁺', 'Ru4+': 'Ru⁴⁺' };

/** The states of a region as aligned rows: data, model, shares beside what the charge expects, and Cl/Ru. */
export function panelRows(input: PanelInput): AlignedRow[] {
  const regionModel = input.model?.regions.find(({ region }) => region === input.region);
  const hasRuthenium = regionModel?.components.some(({ species }) => species in ionLabels) ?? false;
  const rows = input.states.map((state): AlignedRow => {
    const result = input.result?.states.find(({ stateId }) => stateId === state.id) ?? null;
    const { shape, hollow, color } = stateLookIn(state, input.theme);
    return {
      id: state.id,
      label: state.label,
      note: noteOf(result, input),
      mark: { shape, hollow, color },
      curves: curvesOf(state.id, regionModel ?? null, input),
      notes: placeNotesOf(state.id, input),
      message: input.t('xps.noSpectrumHere', { region: regionModel?.label ?? input.region }),
      isStale: input.isStale,
      shares: hasRuthenium && result?.fractions ? sharesOf(result, input.theme) : null,
      sharesNote: sharesNote(result, input),
      expected: hasRuthenium ? expectedOf(result, input) : null,
      ratio: ratioOf(result),
    };
  });
  // States without this region take no room, unless nothing else is left to show.
  const measured = rows.filter(({ curves }) => curves !== null);
  const shown = measured.length > 0 ? measured : rows;
  // A component is the same in all rows: what is written on it stands in the uppermost one.
  const ofComponents = regionModel ? componentNotesOf(regionModel, input) : [];
  return shown.map((row, at) => (at === 0 && ofComponents.length > 0 ? { ...row, notes: [...row.notes!, ...ofComponents] } : row));
}

/** Notes are anchored on the axis as measured. */
function placeNotesOf(stateId: string, { data, region, model, annotations }: PanelInput): PlotNote[] {
  const measured = data.find((state) => state.stateId === stateId)?.regions[region];
  return measured ? plotNotes(annotations, measured.measurementId, (energy) => energy - measuredMinusShown(measured, model, stateId)) : [];
}

/** How far the energies of a region as measured lie above those that are shown, eV. */
export const measuredMinusShown = ({ scaleOffset = 0 }: RegionData, model: XpsSettings | null, stateId: string): number => shownShift(model, stateId) - scaleOffset;

function componentNotesOf(regionModel: RegionModel, { annotations, analysisId }: PanelInput): PlotNote[] {
  return annotations.flatMap((annotation): PlotNote[] => {
    const { anchor } = annotation;
    const component = anchor.kind === 'component' && anchor.analysisId === analysisId ? regionModel.components.find(({ id }) => id === anchor.component) : undefined;
    return component ? [noteOn(annotation, componentPosition(regionModel, component))] : [];
  });
}

function sharesNote(result: StateResult | null, { expected, t }: PanelInput): string {
  if (!result?.meanOxidationState) return '';
  const { value, stdUncertainty } = result.meanOxidationState;
  const charge = expected.find(({ stateId }) => stateId === result.stateId)?.expected;
  const mean = t('xps.meanOf', { value: formatUncertainty(value, stdUncertainty, { signed: true }) });
  return charge ? `${mean} · ${t('xps.capacityOf', { value: formatUncertainty(charge.meanOxidationState, charge.electronsPerRu.stdUncertainty, { signed: true }) })}` : mean;
}

/** What the charge lets expect of a state's shares. */
function expectedOf(result: StateResult | null, { expected, theme, t }: PanelInput): ExpectedShares | null {
  const charge = result?.fractions ? expected.find(({ stateId }) => stateId === result.stateId)?.expected : undefined;
  if (!charge) return null;
  const { fractions, meanOxidationState: mean, electronsPerRu } = charge;
  return {
    parts: ions.map((ion) => ({ color: theme.species[ion], value: fractions[ion] })),
    // Of neighbouring oxidation states only two are there, so one border says it all.
    border: mean >= 3 ? fractions['Ru3+'] : fractions['Ru2+'],
    sigma: electronsPerRu.stdUncertainty,
    summary: t('xps.capacityBar', {
      value: formatUncertainty(mean, electronsPerRu.stdUncertainty, { signed: true }),
      fractions: ions.map((ion) => `${ionLabels[ion]} ${formatNumber(fractions[ion], { decimals: 2 })}`).join(', '),
    }),
  };
}

function noteOf(result: StateResult | null, { region, isStale, result: whole, t }: PanelInput): string {
  if (!result) return whole ? t('xps.notInFit') : '';
  if (isStale) return t('xps.modelChanged');
  const fitted = result.regions.find((one) => one.region === region);
  const parts = [
    ...(fitted ? [`χ²ᵣ ${formatNumber(fitted.reducedChiSquare, { decimals: 2 })}`] : []),
    ...(result.chargeShift ? [t('xps.chargeShiftOf', { value: formatUncertainty(result.chargeShift.value, result.chargeShift.stdUncertainty, { signed: true }) })] : []),
  ];
  return parts.join(' · ');
}

/** Observed minus shown binding energy of a state, eV: zero before anything was analysed. */
export function shownShift(model: XpsSettings | null, stateId: string): number {
  return model?.chargeReference.shifts[stateId] ?? 0;
}

function curvesOf(stateId: string, regionModel: RegionModel | null, { data, region, model, curves, selectedComponent, theme }: PanelInput): RowCurves | null {
  const measured = data.find((state) => state.stateId === stateId)?.regions[region];
  if (!measured) return null;
  const shift = shownShift(model, stateId);
  const x = measured.bindingEnergy.map((energy) => energy - shift);
  const drawn = curves?.[stateId]?.[region];
  if (!drawn) return { x, counts: measured.counts, model: null };
  return {
    x,
    counts: measured.counts,
    model: {
      // The fit may look at a window of what was measured.
      first: nearestIndex(measured.bindingEnergy, drawn.bindingEnergy[0]!),
      envelope: drawn.envelope,
      background: drawn.background,
      residuals: drawn.residuals,
      components: drawn.components.map(({ id, values }) => {
        const species = regionModel?.components.find((component) => component.id === id)?.species ?? 'other';
        return { id, values, color: theme.species[species], isHatched: species === 'C', isSelected: id === selectedComponent };
      }),
    },
  };
}

function sharesOf({ fractions }: StateResult, theme: PlotTheme): RowShare[] {
  return ions.map((ion) => {
    const share = fractions![ion];
    return { label: ionLabels[ion], color: theme.species[ion], value: share.value, sigma: share.stdUncertainty, text: formatShare(share), isLimit: !isSignificantShare(share) };
  });
}

function ratioOf(result: StateResult | null): RowRatio | null {
  if (!result?.clToRu) return null;
  const { clToRu, clToRuCommonRelative } = result;
  return { value: clToRu.value, sigma: clToRu.stdUncertainty, commonRelative: clToRuCommonRelative, text: formatQuantity(clToRu, { decimals: 2 }) };
}
