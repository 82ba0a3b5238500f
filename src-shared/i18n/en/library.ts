import type { Message } from '../message';
import { counted } from '../plural';

/** The library: many projects and archives, searched. */
export const library = {
  'library.open': 'All projects and archives',
  'library.heading': 'Projects and archives',
  'library.reading': 'Reading the library',
  'library.otherFolder': 'Another folder',
  'library.chooseFolder': 'Which folder to look through',
  'library.search': 'Search the library',
  'library.searchHint': 'Formula, state, technique, note, person, date (2026-01) …',
  'library.count': (p) => `${String(p['found'])} of ${counted(p, 'all', 'project', 'projects')}`,
  'library.more': (p) => `${counted(p, 'count', 'more is', 'more are')} not shown; refine the search.`,
  'library.empty': 'No projects or archives in this folder.',
  'library.notFound': 'No project contains all of these words.',
  'library.unreadable': 'Cannot be read; open it to see why.',
} as const satisfies Readonly<Record<`library.${string}`, Message>>;
