import { describe, expect, it } from 'vitest';
import { hostile } from '@shared/report/testing/example-project';
import { overlap } from '../../scene/box';
import { paperOf, textBoxes, type TextBox } from '../../testing/text-boxes';
import type { Board, BoardCell, BoardRow } from './board';
import { boardHeight } from './board-layout';
import { boardSheet } from './board-sheet';

const x = Float64Array.from({ length: 50 }, (_, i) => i);
const cell: BoardCell = {
  stateId: 'a',
  drawing: () => ({ curves: [{ x, y: x.map((value) => 50 - value), colour: '#123456', width: 1, isDashed: false }], areas: [] }),
  pin: null,
  headline: 'Ru³⁺\u00a00.371(10), Ru⁴⁺\u00a00.622(9)',
  plotNotes: [],
  anchorAt: () => null,
  note: 'χ²ᵣ\u00a00.84, LiCl\u00a0inconclusive, RuCl₃\u00a0similarity\u00a00.775',
  isStale: false,
};
const row: BoardRow = { id: 'r', title: 'Ru 3d + C 1s', caution: '', notes: ['counts and fit'], key: [{ label: 'Ru³⁺', colour: '#7A7A7A' }, { label: 'Ru⁴⁺', colour: '#D55E00' }], axis: 'Binding energy (eV)', isReversed: false, range: [0, 49], yRange: null, wordsAt: 'right', weight: 1, cells: [cell, null] };
const look = { colour: '#000', shape: 'up', hollow: true, note: '' } as const;

/** Three rows of a number of states: words beside a curve, on a common scale, and without an axis. */
function boardOf(count: number): Board {
  const cells = Array.from({ length: count }, (): BoardCell => cell);
  return {
    title: 'LiRuCl₄ cathode',
    states: cells.map((_, at) => ({ id: String(at), label: `charge ${at + 1}, to 4.42 V`, ...look })),
    rows: [
      { ...row, cells },
      { ...row, id: 'shared', yRange: [0, 50], wordsAt: 'left', cells: cells.map((one) => ({ ...one, headline: '4.420 V' })) },
      { ...row, id: 'bars', axis: '', key: [], weight: 0.8, cells: cells.map((one) => ({ ...one, note: '' })) },
    ],
  };
}
const boxOf = ({ left, right, top, bottom }: TextBox) => ({ left, top, width: right - left, height: bottom - top });
/** Highest places of the curves of a drawing with the left ends of their boxes, px. */
const curvesOf = (svg: string) => [...svg.matchAll(/<path d="M([^"]*)" fill="none" stroke="#123456"/g)].map(([, d]) => d!.split('L').map((one) => one.split(' ').map(Number)));

describe('the sheet of a board', () => {
  const sizes = [85, 174, 254].flatMap((mm) => (mm === 174 ? [5, 50] : [1, 5, 9]).map((states) => [states, mm] as const));
  it.each(sizes)('says everything of %i states on %i mm, with no word on another or on a curve', (states, mm) => {
    const board = boardOf(states);
    const width = (mm / 25.4) * 120;
    const { text: svg } = boardSheet(board, { width, height: boardHeight(board, width) });
    const boxes = textBoxes(svg);
    const paper = paperOf(svg);
    expect(paper.width).toBeCloseTo(width, 0);
    expect(boxes.filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > paper.width || bottom > paper.height)).toEqual([]);
    expect(boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => overlap(boxOf(one), boxOf(other))).map((other) => [one.text, other.text]))).toEqual([]);
    const words = boxes.map(({ text }) => text).join('|');
    expect(words).not.toContain('…');
    expect(words.match(/0\.371\(10\)/g)).toHaveLength(2 * states);
    expect(words.match(/similarity.?0\.775/g)).toHaveLength(2 * states);
    // Curves fall from the left: where words stand there too, they stand above.
    const curves = curvesOf(svg);
    expect(curves).toHaveLength(3 * states);
    expect(curves.flatMap((points) => boxes.filter((box) => points.some(([px, py]) => px! > box.left && px! < box.right && py! > box.top && py! < box.bottom))).map(({ text }) => text)).toEqual([]);
    expect(Math.min(...curves.map((points) => points.at(-1)![1]! - points[0]![1]!))).toBeGreaterThan(15);
  }, 20_000);

  it('gives each axis two numbers at least, the states their symbols and a key to the colours', () => {
    const { text: svg } = boardSheet(boardOf(5), { width: 822, height: 500 });
    expect(svg.match(/text-anchor="middle"/g)!.length).toBeGreaterThanOrEqual(2 * 5 * 2);
    expect(svg.match(/M6 1\.6L10\.8 10H1\.2Z/g)).toHaveLength(5);
    expect(svg.match(/width="8" height="8" fill="#D55E00"/g)).toHaveLength(2);
  });

  it('fills a higher room with its curves, and a lower one with smaller letters', () => {
    const board = boardOf(5);
    const wanted = boardHeight(board, 822);
    const sizeOf = (height: number) => paperOf(boardSheet(board, { width: 822, height }).text);
    expect(sizeOf(wanted + 200)).toEqual({ width: 822, height: Number((wanted + 200).toFixed(1)) });
    const low = sizeOf(wanted / 2);
    expect(low.width).toBeGreaterThan(822);
    expect(low.height / low.width).toBeCloseTo(wanted / 2 / 822, 2);
  });

  it('says in every row that its numbers are out of date', () => {
    const board = boardOf(2);
    const stale = { ...board, rows: board.rows.map((one) => ({ ...one, caution: 'out of date' })) };
    for (const width of [400, 822]) expect(boardSheet(stale, { width, height: 400 }).text.match(/fill="#B3261E">out of date</g)).toHaveLength(3);
  });

  it('leaves out rows that say nothing of the states of a block', () => {
    const board = boardOf(9);
    const bare = { ...board, rows: board.rows.map((one, at) => (at === 0 ? { ...one, cells: one.cells.map((own, i) => (i < 2 ? own : null)) } : one)) };
    expect(boardHeight(bare, 402)).toBeLessThan(boardHeight(board, 402));
  });
});

it('writes a verdict in its colour, and other words in ink', () => {
  const cells = ['amorphous', 'crystalline', 'inconclusive'].map((headline): BoardCell => ({ ...cell, headline, note: `after ${headline}`, ...(headline !== 'inconclusive' && { tone: headline === 'amorphous' ? 'good' : 'bad' }) }));
  const { text } = boardSheet({ title: '', states: cells.map((_, at) => ({ id: String(at), label: '', ...look })), rows: [{ ...row, cells }] }, { width: 800, height: 400 });
  const colorOf = (words: string): string | undefined => /fill="([^"]*)"/.exec(text.split('<text').find((one) => one.includes(`>${words}<`))!)?.[1];
  // Those of the light theme's good, bad, ink and text (app/tokens.css).
  expect(['amorphous', 'crystalline', 'inconclusive', 'after amorphous'].map(colorOf)).toEqual(['#1E7A4C', '#B3261E', '#171B20', '#454D57']);
});

it('escapes every word of the figure', () => {
  const { text } = boardSheet({ title: hostile, states: [{ id: 'a', label: hostile, ...look, note: hostile }, { id: 'b', label: 'B', ...look }], rows: [{ ...row, cells: [{ ...cell, plotNotes: [{ id: 'n', kind: 'label', from: 1, to: 1, text: hostile, offset: null }] }, null] }] }, { width: 800, height: 400 });
  expect(text).not.toContain('<img');
  expect(text.match(/<text/g)!.length).toBeGreaterThan(5);
});
