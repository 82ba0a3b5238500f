import type { Migration } from '@shared/project/migrations';
import { documentBytes } from '../document-file';
import { logLine } from '../edit-log';
import { documentNamed, titleEdit } from './documents';

/** As if there had been a version 0 that called the title a name. */
export const fromVersion0: Migration = {
  from: 0,
  migrate: ({ name, ...rest }) => ({ ...rest, title: name }),
};

/** The files of a project as version 0 left it when it lost power: one edit saved, one in the journal. */
export function oldProjectFiles(): Readonly<Record<string, string>> {
  const { title, ...rest } = JSON.parse(new TextDecoder().decode(documentBytes(documentNamed('saved'), 1))) as Record<string, unknown>;
  const edit = (from: string, to: string) => ({ ...titleEdit(documentNamed(from), to), patches: [{ op: 'replace' as const, path: ['name'], value: to }], inverse: [{ op: 'replace' as const, path: ['name'], value: from }] });
  return {
    'project.json': JSON.stringify({ ...rest, name: title, schema: 0 }),
    'history.jsonl': logLine({ revision: 1, edit: edit('first', 'saved') }),
    'journal.jsonl': logLine({ revision: 2, edit: edit('saved', 'journalled') }),
  };
}
