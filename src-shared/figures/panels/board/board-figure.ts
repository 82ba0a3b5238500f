/** The board in the colours of paper. */
import { withSubscripts } from '@shared/electrochemistry/formula';
import type { State } from '@shared/project/document';
import { boardFigure } from './board';
import type { FigureSize } from '../../figure';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import { boardRows, stateNote, type BoardInput } from './board-rows';

export interface BoardContent extends Pick<BoardInput, 'numbers' | 'annotations' | 't'> {
  readonly desk: Pick<BoardInput, 'columns' | 'cycling' | 'xps' | 'spikes'>;
  readonly title: string;
  readonly states: readonly State[];
  /** The colours of paper. */
  readonly theme: PlotTheme;
}

/** Room that the words of a state want, px. */
const columnWidth = 140;
/** A board holds many plots: it is drawn larger than a single one, so that its words stay apart, but never so large that they cannot be read on paper. */
const [leastScale, mostScale] = [1, 1.1];

/** The board as the text of an SVG in the proportions of `size`. */
export function boardSvg({ desk, title, states, numbers, annotations, theme, t }: BoardContent, { width, height }: FigureSize): string {
  const scale = Math.min(mostScale, Math.max(leastScale, (columnWidth * states.length) / width));
  const { columns, cycling, xps, spikes } = desk;
  const rows = boardRows({ states, columns, cycling, xps, spikes, numbers, annotations, theme, t });
  return boardFigure({ title: withSubscripts(title), states: states.map((state) => ({ id: state.id, label: state.label, colour: stateLookIn(state, theme).color, note: stateNote(annotations, state.id) })), rows }, { width: scale * width, height: scale * height }).text;
}
