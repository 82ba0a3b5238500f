import type { Message } from '../message';
import { counted } from '../plural';

/** Notes on a project, its states, files and places in spectra. */
export const notes = {
  'note.panel': 'Notes',
  'note.open': 'Notes: show or hide the list',
  'note.count': (p) => counted(p, 'count', 'note', 'notes'),
  'note.add': 'Add a note',
  'note.about': 'About',
  'note.text': 'Text of the note',
  'note.textHint': '**strong**, *emphasis*, Ru^3+^, H~2~O, `code`, “- ” for a list, [words](https://…)',
  'note.author': 'Your name',
  'note.authorHint': 'It stands at your notes and edits; kept on this computer.',
  'note.save': 'Keep',
  'note.edit': 'Edit',
  'note.remove': 'Remove',
  'note.jump': 'Show: {place}',
  'note.filter': 'Filter notes',
  'note.onlyState': 'Only the selected state',
  'note.none': 'No notes yet. Add one here about the project, a state or a file; in Compare a click or a drag puts one on a place in a spectrum.',
  'note.noneFound': 'No note has these words.',
  'note.by': '{author}, {time}',
  'note.anchor.project': 'The whole project',
  'note.anchor.component': 'Component {component}',
  'note.anchor.gone': 'no longer in the project',
} as const satisfies Readonly<Record<`note.${string}`, Message>>;
