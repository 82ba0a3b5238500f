/** Every command of the program as it is declared: the frame's, those of each view, and what views share. */
import type { CommandHead } from '../session/command-heads';
import { selectedNoteHeads } from '../session/selected-note-commands';
import type { View } from '../session/view';
import { boardHeads } from '../views/board/board-commands';
import { figureOutputHeads, keptFigureHeads, plotFigureHeads } from '../views/common/figure-commands';
import { noteHeads } from '../views/common/note-commands';
import { tableHeads } from '../views/common/table-commands';
import { compareHeads } from '../views/compare/compare-commands';
import { cyclingHeads } from '../views/cycling/cycling-commands';
import { fileHeads } from '../views/overview/measurement-commands';
import { ramanHeads } from '../views/raman/raman-commands';
import { reportHeads, reportTabHeads } from '../views/report/report-commands';
import { componentHeads, componentPlaceHeads, xpsHeads } from '../views/xps/xps-commands';
import { xrdHeads } from '../views/xrd/xrd-commands';
import { languageHeads, notesHeads, projectHeads, settingsHeads, startHeads, stateHeads, stateStepHeads, statesWithKeys, taskHeads, themeHeads, viewHead, windowHeads } from './frame-heads';

/** A command that is missing here is known, and its keys can be changed, only after its view was shown. */
export function everyHead(views: readonly View[], isBrowser: boolean): readonly CommandHead[] {
  const inOrder: readonly Readonly<Record<string, CommandHead>>[] = [
    projectHeads,
    notesHeads,
    ...Array.from({ length: statesWithKeys }, (_, at) => stateHeads(at + 1)),
    stateStepHeads,
    fileHeads,
    ...[cyclingHeads, noteHeads('cycling', 'view.cycling')],
    ...[xrdHeads, noteHeads('xrd', 'view.xrd')],
    ...[ramanHeads, noteHeads('raman', 'view.raman')],
    ...[xpsHeads, componentHeads, componentPlaceHeads, noteHeads('xps', 'view.xps')],
    ...[compareHeads, noteHeads('compare', 'view.compare')],
    ...[boardHeads, noteHeads('board', 'view.board')],
    ...[reportTabHeads, reportHeads],
    ...[figureOutputHeads, plotFigureHeads, keptFigureHeads],
    tableHeads,
    selectedNoteHeads,
    startHeads(isBrowser),
    settingsHeads,
    taskHeads,
    ...[themeHeads, languageHeads],
    windowHeads,
  ];
  return [...views.map(viewHead), ...inOrder.flatMap((heads) => Object.values(heads))];
}
