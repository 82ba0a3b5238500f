import { readColor, type FigureColors, type PanelKind } from '@shared/project/figure';
import { exampleDocument } from '@shared/report/testing/example-project';
import { describe, expect, it } from 'vitest';
import { figureDrawing } from './draw-figure';
import { contrastOnWhite, figureColors } from './figure-colors';
import { stepLook } from './panels/cycling/curve-plot';
import { paperTheme } from './scene/plot-theme';
import { document, figure, panel, spectrumOf, states } from './testing/broad-peaks';

const [before, charged] = ['#12AB34', '#AB12cd'];
const colors: FigureColors = { states: { before, charge1: charged }, species: { 'Ru3+': '#010203', Cl: '#0A0B0C' } };
const drawingOf = (of: typeof document) => figureDrawing(of, { spectrumOf, curveOf: () => null });
const svgOf = drawingOf(document);
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
    const [plain, svg] = [undefined, colors].map((chosen) => drawingOf(exampleDocument)(figure([panel('fractions')], chosen))) as [string, string];
    expect(svg.split('#010203')).toHaveLength(plain.split('#7A7A7A').length);
    expect(svg).not.toContain('#7A7A7A');
    expect(svg.replaceAll('#010203', '#7A7A7A')).toBe(plain);
  });

  const reference = (name: string) => ({ ...document.measurements.find(({ technique }) => technique === 'raman')!, id: `raman-${name}`, stateId: null, role: 'reference' as const, referenceName: name });
  const withMaterials = { ...document, measurements: [...document.measurements, reference('RuCl3'), reference('LiCl')] };
  it.each([
    ['xrd', { sticks: 'LiCl\nRuO2' }, ['LiCl', 'RuO2']],
    ['raman', { sticks: 'silicon' }, ['RuCl3', 'LiCl', 'silicon']],
  ] as const)('replace those of phases and materials in a panel of %s, and nothing else', (kind, look, names) => {
    const of = panel(kind, { look });
    const draw = drawingOf(withMaterials);
    const { substances: offered } = figureColors(figure([of]), withMaterials);
    expect(offered.map(({ id }) => id).sort()).toEqual([...names].sort());
    const chosen = Object.fromEntries(names.map((name, at) => [name, `#0${at}0F0${at}`]));
    const svg = draw(figure([of], { states: {}, species: {}, substances: chosen }));
    const plain = draw(figure([of]));
    for (const { id } of offered) expect(svg).toContain(chosen[id]);
    expect(offered.reduce((drawing, { id, color }) => drawing.replaceAll(chosen[id]!, color), svg)).toBe(plain);
    expect(figureColors(figure([of], { states: {}, species: {}, substances: chosen }), withMaterials).substances.map(({ id, color, isChosen }) => [id, color, isChosen])).toEqual(offered.map(({ id }) => [id, chosen[id], true]));
  });

  it('are offered for what the panels show, in the order of the project', () => {
    expect(figureColors(figure([panel('raman', { states: ['charge1'] })]), document)).toEqual({ states: [{ id: 'charge1', label: '1st charge', color: '#D55E00', isChosen: false, faintContrast: null }], species: [], substances: [expect.objectContaining({ id: 'alpha-RuCl3' }), expect.objectContaining({ id: 'carbon' })] });
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
