import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { readColor, type FigureColors, type FigurePanel, type PanelKind, type ProjectFigure } from '@shared/project/figure';
import { newDocument } from '@shared/project/new-document';
import { exampleDocument } from '@shared/report/testing/example-project';
import type { AxisQuantity, Spectrum } from '@shared/spectrum/spectrum';
import { describe, expect, it } from 'vitest';
import { drawFigure } from './draw-figure';
import { contrastOnWhite, figureColors } from './figure-colors';
import { stepLook } from './panels/cycling/curve-plot';
import { paperTheme } from './scene/plot-theme';

const [before, charged] = ['#12AB34', '#AB12cd'];
const colors: FigureColors = { states: { before, charge1: charged }, species: { 'Ru3+': '#010203', Cl: '#0A0B0C' } };
const panel = (kind: PanelKind, change: Partial<FigurePanel> = {}): FigurePanel => ({ id: kind, kind, look: {}, x: null, y: null, yZoom: 1, states: null, title: '', isWide: true, heightMm: 90, ...change });
const figure = (panels: FigurePanel[], chosen?: FigureColors): ProjectFigure => ({ id: 'f', title: 'F', caption: '', widthMm: 174, dpi: 600, lettering: 'none', columns: 1, hasTitle: false, language: 'en', isInReport: true, createdAt: '2026-01-01T00:00:00.000Z', panels, ...(chosen && { colors: chosen }) });

const axes = { xps: ['binding-energy', 280, 0.1], xrd: ['two-theta', 10, 0.3], raman: ['raman-shift', 100, 4] } as const satisfies Readonly<Record<string, readonly [AxisQuantity, number, number]>>;
type Technique = keyof typeof axes;
const techniques = Object.keys(axes) as Technique[];
const states = [
  { id: 'before', label: 'before cycling', shortLabel: 'before', palette: 0 },
  { id: 'charge1', label: '1st charge', shortLabel: 'charged', palette: 1 },
];
const measurements = techniques.flatMap((technique) => states.map(({ id }): ProjectMeasurement => ({ id: `${technique}-${id}`, sha256: 'a'.repeat(64), index: 0, technique, region: technique === 'xps' ? 'C1s' : technique, stateId: id, role: 'state', referenceName: null, points: 200, reading: undefined })));
const document: ProjectDocument = { ...newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'P' }), states, measurements };

/** A broad peak of 1000 counts. */
function spectrumOf({ technique }: ProjectMeasurement): Spectrum {
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
const svgOf = (one: ProjectFigure, of = document): string => drawFigure(one, of, { spectrumOf, curveOf: () => null });
const usual = (kind: PanelKind): string => svgOf(figure([panel(kind)]));

describe('colours of a figure', () => {
  it.each(['xps', 'xrd', 'raman', 'compare', 'board'] as const)('replace those of the states in a panel of %s, and nothing else', (kind) => {
    const svg = svgOf(figure([panel(kind)], colors));
    const plain = usual(kind);
    expect(plain).not.toContain(charged);
    // Everything that had the colour of the state has the chosen one: put back, it is the drawing without a choice.
    expect(svg.replaceAll(charged, '#D55E00').replaceAll(before, '#5F6368')).toBe(plain);
    expect(svg).toContain(`stroke="${charged}"`);
  });

  it('are those of the curve and of the symbol beside its name', () => {
    const svg = svgOf(figure([panel('compare')], colors));
    const shapes = svg.match(/<path[^>]*>/g)!.filter((shape) => shape.includes(charged));
    expect(shapes.some((shape) => shape.split('L').length > 50)).toBe(true);
    expect(shapes.some((shape) => shape.includes(`fill="${charged}"`))).toBe(true);
  });

  it('are those of half cycles of the state they end in', () => {
    const result = { states: [{ stateId: 'charge1', afterStep: 0, row: 9 }], steps: [{ rows: [0, 9] }] } as unknown as Parameters<typeof stepLook>[1];
    expect(stepLook(0, result, states, paperTheme(colors)).color).toBe(charged);
    expect(stepLook(0, result, states, paperTheme(undefined)).color).toBe('#D55E00');
  });

  it('replace those of the species in the bars of the fractions and their legend', () => {
    const [plain, svg] = [undefined, colors].map((chosen) => svgOf(figure([panel('fractions')], chosen), exampleDocument)) as [string, string];
    expect(svg.split('#010203')).toHaveLength(plain.split('#7A7A7A').length);
    expect(svg).not.toContain('#7A7A7A');
    expect(svg.replaceAll('#010203', '#7A7A7A')).toBe(plain);
  });

  it('are offered for what the panels show, in the order of the project', () => {
    expect(figureColors(figure([panel('raman', { states: ['charge1'] })]), document)).toEqual({ states: [{ id: 'charge1', label: '1st charge', color: '#D55E00', isChosen: false, faintContrast: null }], species: [] });
    const { states: none, species } = figureColors(figure([panel('fractions')], colors), exampleDocument);
    expect(none).toEqual([]);
    expect(species.map(({ id, color, isChosen }) => [id, color, isChosen])).toEqual([['Ru2+', '#0072B2', false], ['Ru3+', '#010203', true], ['Ru4+', '#D55E00', false]]);
    // The model of the region and the column of Cl/Ru.
    expect(figureColors(figure([panel('xps', { look: { region: 'C1s' } })]), exampleDocument).species.map(({ id }) => id)).toEqual(['C', 'Cl']);
  });

  it('are called faint where they are chosen and stand out by less than 3:1', () => {
    const faint = (color: string): number | null => figureColors(figure([panel('raman')], { states: { before: color }, species: {} }), document).states[0]!.faintContrast;
    expect(faint('#FFFF00')).toBe(1.07);
    expect(faint('#E69F00')).toBe(2.25);
    // The lightest grey with 3:1 is #949494, after the tables of the accessibility tools.
    expect([faint('#949494'), faint('#959595')]).toEqual([null, 2.99]);
    expect(contrastOnWhite('#000000')).toBeCloseTo(21, 9);
    expect(contrastOnWhite('#767676')).toBeCloseTo(4.54, 2);
  });

  it.each([['0072b2', '#0072B2'], [' #E69f00 ', '#E69F00'], ['#fff', null], ['#12345G', null], ['red', null], ['', null], ['##123456', null]])('are read from %j as %j', (typed, color) => {
    expect(readColor(typed)).toBe(color);
  });
});
