import { expect, it, vi } from 'vitest';
import type { OpenProject } from '@shared/host/contract';
import { newDocument } from '@shared/project/new-document';
import { Beside } from './beside.svelte';
import type { HostClient } from './host/host-client';
import { Problems } from './problems.svelte';
import type { SpectrumStore } from './spectrum-store';

const opened = (project: string): OpenProject => ({
  project, document: newDocument({ id: project, now: '2026-01-01T00:00:00.000Z', locale: 'en', title: project }), revision: 0, place: `/projects/${project}`,
  readOnly: true, readOnlyReason: null, recovered: null, savedRevision: 0, notices: [],
});

/** A host that keeps what is open in it, and answers an opening when told to. */
function hostSide() {
  const open = new Set<string>();
  const waiting: (() => void)[] = [];
  const close = vi.fn(async (project: string) => {
    await Promise.resolve();
    open.delete(project);
    return null;
  });
  const host = {
    'projects.openBeside': async (id: string) => {
      await new Promise<void>((go) => waiting.push(go));
      open.add(id);
      return opened(id);
    },
    'projects.close': close,
    on: () => () => undefined,
  };
  const problems = new Problems();
  const beside = new Beside({ host: host as unknown as HostClient, problems, spectra: {} as SpectrumStore });
  const openNow = async (id: string): Promise<void> => {
    const opening = beside.open(id);
    waiting.shift()!();
    await opening;
  };
  return { open, waiting, close, beside, problems, openNow };
}

it.each(['close', 'forget'] as const)('stays open nowhere when it is told to %s while it is being opened', async (end) => {
  const { beside, open, waiting } = hostSide();
  const opening = beside.open('second');
  await beside[end]();
  waiting.shift()!();
  await opening;
  expect(beside.project).toBeNull();
  expect([...open]).toEqual([]);
  expect(beside.isOpening).toBe(false);
});

it('gives way to the next one, which is kept even when the host cannot close the one before', async () => {
  const { beside, open, close, problems, openNow } = hostSide();
  await openNow('second');
  await openNow('third');
  expect([beside.project?.id, [...open]]).toEqual(['third', ['third']]);
  close.mockRejectedValueOnce(new Error('disk'));
  await openNow('fourth');
  expect(beside.project?.id).toBe('fourth');
  expect(problems.list).toHaveLength(1);
  await beside.close();
  expect([...open]).toEqual(['third']);
});

it('stays open in the host when it becomes the project of the window, and goes when another one does', async () => {
  const { beside, open, openNow } = hostSide();
  await openNow('second');
  await beside.makeWayFor('second');
  expect([beside.project, [...open]]).toEqual([null, ['second']]);
  await openNow('third');
  await beside.makeWayFor('other');
  expect([beside.project, [...open]]).toEqual([null, ['second']]);
});

it('stays as it is when it is opened again', async () => {
  const { beside, open, close, openNow } = hostSide();
  await openNow('second');
  const before = beside.project;
  await openNow('second');
  expect([beside.project, [...open]]).toEqual([before, ['second']]);
  expect(close).not.toHaveBeenCalled();
});
