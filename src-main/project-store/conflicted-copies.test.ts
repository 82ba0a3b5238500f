import { expect, it } from 'vitest';
import { conflictedCopies } from './conflicted-copies';

it('knows the copies that cloud folders leave, and nothing of its own', () => {
  const copies = ['project (Ada’s conflicted copy 2026-01-05).json', 'project-LAB-PC.json', 'project (1).json', 'project.sync-conflict-20260105-093000-ABC.json', 'history (conflicted copy).jsonl', 'journal-LAB-PC.jsonl'];
  const own = ['project.json', 'project.json.previous', 'project.json.aside-2026-01-05T09-00-00-000Z', 'project.json.0a1b2c.tmp', 'journal.jsonl', 'history.jsonl', 'history.jsonl.aside-2026', '.lock', 'raw', 'backup', 'projects.json', 'notes.json'];
  expect(conflictedCopies([...copies, ...own])).toEqual([...copies].sort());
});
