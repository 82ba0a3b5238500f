import type { Message } from '../message';
import { counted } from '../plural';

/** Names of edits, as they stand after "Undo:" and in the history. */
export const edits = {
  'edit.remember': 'remember the view',
  'edit.analyse': 'compute {analysis}',
  'edit.bringUpToDate': (p) => `bring ${counted(p, 'count', 'result', 'results')} up to date`,
  'edit.importFiles': (p) => `import ${counted(p, 'count', 'file', 'files')}`,
  'edit.readAgain': ({ file, count }) => (count === 1 ? `read ${file} differently` : `read ${file} and ${Number(count) - 1} more differently`),
  'edit.removeFile': 'remove {file}',
  'edit.assign': 'place {file} in {state}',
  'edit.setAside': 'set {file} aside',
  'edit.setTechnique': '{file} is {technique}',
  'edit.addNote': 'add a note: {place}',
  'edit.changeNote': 'change the note: {place}',
  'edit.drawNote': 'draw the note otherwise: {place}',
  'edit.removeNote': 'remove the note: {place}',
  'edit.addFigure': 'keep the figure {figure}',
  'edit.renameFigure': 'rename the figure {from} to {to}',
  'edit.setFigure': 'set the figure {figure}',
  'edit.removeFigure': 'remove the figure {figure}',
  'edit.addPanel': 'add a panel to {figure}',
  'edit.movePanel': 'move a panel of {figure}',
  'edit.removePanel': 'remove a panel of {figure}',
  'edit.addState': 'add {state}',
  'edit.renameState': 'rename {from} to {to}',
  'edit.moveState': 'move {state}',
  'edit.removeState': 'remove {state}',
  'edit.renameProject': 'rename the project to {title}',
  'edit.setFormula': 'set the formula to {formula}',
  'edit.describeSample': 'describe the sample',
  'edit.setRecipe': 'set the recipe to {recipe}',
} as const satisfies Readonly<Record<`edit.${string}`, Message>>;
