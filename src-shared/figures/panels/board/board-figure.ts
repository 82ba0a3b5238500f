/** The board in the colours of paper. */
import { withSubscripts } from '@shared/electrochemistry/formula';
import type { State } from '@shared/project/document';
import type { Board } from './board';
import type { FigureSize } from '../../figure';
import type { PlotTheme } from '../../scene/plot-theme';
import { stateLookIn } from '../../scene/state-look';
import { boardHeight } from './board-layout';
import type { BoardInput } from './board-input';
import { chosenRows, type RowChoice } from './board-row-choice';
import { boardRows, stateNote } from './board-rows';
import { boardSheet } from './board-sheet';

export interface BoardContent extends Pick<BoardInput, 'numbers' | 'annotations' | 't'> {
  readonly desk: Pick<BoardInput, 'columns' | 'cycling' | 'xps' | 'survey' | 'spikes'>;
  readonly title: string;
  readonly states: readonly State[];
  readonly choice: RowChoice;
  /** The colours of paper. */
  readonly theme: PlotTheme;
}

/** The board as the text of an SVG in the proportions of `size`. @param size px */
export const boardSvg = (content: BoardContent, size: FigureSize): string => boardSheet(boardOf(content), size).text;

/** Height that the board wants at a width, px. */
export const boardSvgHeight = (content: BoardContent, width: number): number => boardHeight(boardOf(content), width);

function boardOf({ desk: { columns, cycling, xps, survey, spikes }, title, states, choice, numbers, annotations, theme, t }: BoardContent): Board {
  return {
    title: withSubscripts(title),
    states: states.map((state) => {
      const { color: colour, shape, hollow } = stateLookIn(state, theme);
      return { id: state.id, label: state.label, colour, shape, hollow, note: stateNote(annotations, state.id) };
    }),
    rows: chosenRows(boardRows({ states, columns, cycling, xps, survey, spikes, numbers, annotations, theme, t }), choice),
  };
}
