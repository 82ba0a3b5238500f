/**
 * How each state looks in every plot, table and chip: colour, symbol and dash, so that states stay apart for colour-blind
 * readers and in grey. Up = charged, down = discharged, hollow = second cycle. `State.palette` of the document is the index;
 * beyond the last entry the list starts again.
 */
import type { State } from '@shared/project/document';
import type { MarkShape } from './mark-shapes';
import type { PlotTheme } from './plot-theme';

interface StateLook {
  readonly color: Readonly<Record<PlotTheme['name'], string>>;
  readonly shape: MarkShape;
  readonly hollow: boolean;
  /** Lengths of line and gap in px; empty for a solid line. */
  readonly dash: readonly number[];
}

/** Light colours are Okabe and Ito's colour-blind-safe set; dark lifts greys, blues and orange so that thin lines stay readable. */
const looks: readonly StateLook[] = [
  { color: { light: '#5F6368', dark: '#9AA0A6' }, shape: 'circle', hollow: false, dash: [] },
  { color: { light: '#D55E00', dark: '#E8701A' }, shape: 'up', hollow: false, dash: [] },
  { color: { light: '#0072B2', dark: '#2B8FD0' }, shape: 'down', hollow: false, dash: [] },
  { color: { light: '#E69F00', dark: '#E69F00' }, shape: 'up', hollow: true, dash: [6, 3] },
  { color: { light: '#56B4E9', dark: '#7CC6F0' }, shape: 'down', hollow: true, dash: [6, 3] },
  { color: { light: '#CC79A7', dark: '#DB93BC' }, shape: 'square', hollow: false, dash: [2, 2] },
  { color: { light: '#009E73', dark: '#19B98B' }, shape: 'square', hollow: true, dash: [2, 2] },
  { color: { light: '#7A5195', dark: '#A884C4' }, shape: 'diamond', hollow: false, dash: [8, 3, 2, 3] },
  { color: { light: '#8C6D1F', dark: '#C2A14A' }, shape: 'diamond', hollow: true, dash: [8, 3, 2, 3] },
];

/** Colour, shape and dash by which a state is known everywhere; they repeat after all were used. */
export const stateLook = (palette: number): StateLook => looks[palette % looks.length]!;

/** The look of a state in one theme, in the colour that was chosen for it or else in its own. @param state null: what has no state looks like the first one */
export function stateLookIn(state: Pick<State, 'id' | 'palette'> | null, { name, states }: PlotTheme): Omit<StateLook, 'color'> & { readonly color: string } {
  const look = stateLook(state?.palette ?? 0);
  return { ...look, color: (state && states[state.id]) ?? look.color[name] };
}
