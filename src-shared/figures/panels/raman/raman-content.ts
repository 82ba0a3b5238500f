/** What the stack of Raman spectra shows: the same for the view and for figures. */
import { ramanReferencesOf, ramanSamplesOf, type ComparedSpectra } from '@shared/project/analyses/raman-analysis';
import type { ProjectDocument, ProjectMeasurement, State } from '@shared/project/document';
import type { PreparedSpectrum } from '@shared/raman/prepare-spectrum';
import type { RamanResult, RamanSettings } from '@shared/raman/result';
import { fileNames } from '@shared/report/xrd-tables';
import type { IntensityQuantity } from '@shared/spectrum/spectrum';
import type { PlotTheme } from '../../scene/plot-theme';
import type { StackContent } from '../../stack/stack-figure';
import type { StackLook } from '../../stack/stack-rows';
import type { Range } from '../../scene/zoom';
import { stateLookIn } from '../../scene/state-look';
import { substanceColor } from '../../scene/substance-color';
import { bandSticks, ramanRow, shiftRange, type RamanEntry, type Translate } from './raman-rows';
import { rememberedLook, type ViewLook } from './view-look';

/** Fitted curves and prepared spectra by measurement id. */
export interface RamanDrawing {
  readonly curves: ComparedSpectra['curves'];
  readonly prepared: Readonly<Record<string, PreparedSpectrum>>;
}

export interface RamanContentInput {
  readonly document: ProjectDocument;
  /** States that are shown, in order. */
  readonly visible: readonly State[];
  readonly remembered: ProjectDocument['view'][string] | undefined;
  readonly desk: {
    /** By measurement id; null before there is one. */
    readonly result: Readonly<Record<string, RamanResult>> | null;
    readonly drawing: RamanDrawing | null;
    readonly settings: RamanSettings;
    readonly isStale: boolean;
  };
  readonly theme: PlotTheme;
  readonly t: Translate;
}

interface OtherSpectrum {
  readonly id: string;
  readonly label: string;
  readonly measurement: ProjectMeasurement;
}

export interface RamanContent extends Required<Omit<StackContent, 'look' | 'extra' | 'message'>> {
  readonly look: ViewLook;
  /** Spectra that are judged: those of the states, or one of the others. */
  readonly entries: readonly RamanEntry[];
  /** The same with the starting materials, as drawn. */
  readonly drawn: readonly RamanEntry[];
  /** How many states have a spectrum. */
  readonly placed: number;
  readonly others: readonly OtherSpectrum[];
  readonly other: OtherSpectrum | null;
  readonly hasReferences: boolean;
  /** Labels of shown states without a spectrum. */
  readonly missing: readonly string[];
  /** Drawn in arbitrary units instead of counts. */
  readonly isScaled: boolean;
  readonly fullRange: Range;
}

/** What the stack of the Raman view shows: spectra of the visible states and the references, with range and look. */
export function ramanContent(input: RamanContentInput): RamanContent {
  const { document, visible, remembered, desk, theme, t } = input;
  const samples = ramanSamplesOf(document);
  const references = ramanReferencesOf(document);
  const ofState = (stateId: string): ProjectMeasurement | undefined => samples.find(({ role, stateId: owner }) => role === 'state' && owner === stateId);
  const placed = new Set(document.states.flatMap(({ id }) => ofState(id)?.id ?? []));
  const nameOf = fileNames(document);
  const others = samples.filter(({ id }) => !placed.has(id)).map((measurement) => ({ id: measurement.id, label: nameOf(measurement), measurement }));
  const saved = rememberedLook(remembered);
  // A tab without spectra has nothing to show.
  const look: ViewLook = { ...saved, tab: placed.size === 0 ? 'others' : others.length === 0 ? 'states' : saved.tab };
  const other = others.find(({ id }) => id === remembered?.['spectrum']) ?? others[0] ?? null;
  const ofStates = visible.flatMap((state) => {
    const measurement = ofState(state.id);
    return measurement ? [entryOf(measurement, nameOf(measurement), state.label, markOf(state, theme), desk)] : [];
  });
  const entries = look.tab === 'states' ? ofStates : other ? [entryOf(other.measurement, other.label, other.label, markOf(null, theme), desk)] : [];
  const starting = look.hasReferences
    ? references.map((measurement) => {
        const material = materialName(measurement);
        return entryOf(measurement, nameOf(measurement), material, { shape: 'square', hollow: true, color: substanceColor(material, theme) }, desk, true);
      })
    : [];
  const drawn = [...entries, ...starting];
  const isScaled = look.drawn === 'prepared' && (desk.settings.display?.normalisation ?? 'max') !== 'none';
  const ordinate = isScaled ? null : ordinateOf(drawn);
  const isLarge = ordinate === 'counts' && entries.some(({ prepared }) => prepared?.bridged.some((count) => count >= 2000));
  return {
    look,
    entries,
    drawn,
    placed: placed.size,
    others,
    other,
    hasReferences: references.length > 0,
    missing: look.tab === 'states' ? visible.filter(({ id }) => ofState(id) === undefined).map(({ label }) => label) : [],
    isScaled,
    fullRange: shiftRange(drawn),
    rows: drawn.map((entry) => ramanRow(entry, { annotations: document.annotations, look, isStale: desk.isStale, theme, t })),
    sticks: bandSticks(look.sticks, theme, t),
    axes: { x: t('raman.axis.shift'), isReversed: false, y: t(ordinate === null ? 'raman.axis.prepared' : isLarge ? 'raman.axis.thousands' : `compare.ordinate.${ordinate}`), divisor: isLarge ? 1000 : 1, second: null },
  };
}

/** What the ordinates of spectra on one axis are. */
function ordinateOf(entries: readonly RamanEntry[]): IntensityQuantity {
  const kinds = [...new Set(entries.flatMap(({ prepared }) => (prepared ? [prepared.intensity] : [])))];
  return kinds.length > 1 ? 'arbitrary' : (kinds[0] ?? 'counts');
}

/** What a starting material is called. */
export const materialName = ({ referenceName, region }: ProjectMeasurement): string => referenceName ?? region;

/** The look of the view as that of its stack. @param zoom null: everything */
export const ramanStackLook = ({ look, fullRange }: Pick<RamanContent, 'look' | 'fullRange'>, zoom: { readonly range: Range; readonly yZoom: number } | null): StackLook => ({
  arrangement: look.arrangement,
  range: zoom?.range ?? fullRange,
  yZoom: zoom?.yZoom ?? 1,
  hasCommonScale: look.hasCommonScale,
  hasResiduals: look.hasResiduals && look.drawn === 'mixture',
  offset: 0.55,
});

function entryOf({ id, stateId }: ProjectMeasurement, file: string, label: string, mark: RamanEntry['mark'], { drawing, result }: RamanContentInput['desk'], isReference = false): RamanEntry {
  return { measurementId: id, label, stateId: isReference ? null : stateId, isReference, file, mark, prepared: drawing?.prepared[id] ?? null, result: result?.[id] ?? null, curves: drawing?.curves[id] ?? null };
}

function markOf(state: State | null, theme: PlotTheme): RamanEntry['mark'] {
  const { shape, hollow, color } = stateLookIn(state, theme);
  return { shape, hollow, color };
}
