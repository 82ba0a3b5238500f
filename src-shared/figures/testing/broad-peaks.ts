/** A project of two states with a broad peak in each technique, and figures of it, for tests. */
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { FigureColors, FigurePanel, PanelKind, ProjectFigure } from '@shared/project/figure';
import { newDocument } from '@shared/project/new-document';
import type { AxisQuantity, Spectrum } from '@shared/spectrum/spectrum';

export const panel = (kind: PanelKind, change: Partial<FigurePanel> = {}): FigurePanel => ({ id: kind, kind, look: {}, x: null, y: null, yZoom: 1, states: null, title: '', isWide: true, heightMm: 90, ...change });
export const figure = (panels: FigurePanel[], chosen?: FigureColors): ProjectFigure => ({ id: 'f', title: 'F', caption: '', widthMm: 174, dpi: 600, lettering: 'none', columns: 1, hasTitle: false, language: 'en', isInReport: true, createdAt: '2026-01-01T00:00:00.000Z', panels, ...(chosen && { colors: chosen }) });

const axes = { xps: ['binding-energy', 280, 0.1], xrd: ['two-theta', 10, 0.3], raman: ['raman-shift', 100, 4] } as const satisfies Readonly<Record<string, readonly [AxisQuantity, number, number]>>;
type Technique = keyof typeof axes;
const techniques = Object.keys(axes) as Technique[];
export const states = [
  { id: 'before', label: 'before cycling', shortLabel: 'before', palette: 0 },
  { id: 'charge1', label: '1st charge', shortLabel: 'charged', palette: 1 },
];
const measurements = techniques.flatMap((technique) => states.map(({ id }): ProjectMeasurement => ({ id: `${technique}-${id}`, sha256: 'a'.repeat(64), index: 0, technique, region: technique === 'xps' ? 'C1s' : technique, stateId: id, role: 'state', referenceName: null, points: 200, reading: undefined })));
export const document: ProjectDocument = { ...newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'P' }), states, measurements };

/** A broad peak of 1000 counts. */
export function spectrumOf({ technique }: ProjectMeasurement): Spectrum {
  const [axis, from, step] = axes[technique as Technique];
  return {
    kind: 'spectrum',
    technique,
    name: '',
    axis,
    x: Float64Array.from({ length: 200 }, (_, i) => from + step * i),
    y: Float64Array.from({ length: 200 }, (_, i) => Math.round(100 + 1000 * Math.exp(-(((i - 100) / 20) ** 2)))),
    intensity: 'counts',
    transmission: null,
    acquisition: { dwellS: 1, scans: 1 },
    wasReversed: false,
    xps: null,
    metadata: {},
  };
}
