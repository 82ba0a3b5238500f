import { describe, expect, it } from 'vitest';
import type { OpenProject } from '@shared/host/contract';
import { inputHashOf } from '@shared/project/analyses/staleness';
import type { Analysis, ProjectDocument } from '@shared/project/document';
import { newDocument } from '@shared/project/new-document';
import type { HostClient } from './host/host-client';
import { Problems } from './problems.svelte';
import { ProjectSession } from './project-session.svelte';
import type { SpectrumStore } from './spectrum-store';

const settings = { displacements: {}, phases: [] };

/** A read-only project with one XRD result that holds. */
function sessionWithResult(): ProjectSession {
  const empty = newDocument({ id: 'p1', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'Test' });
  const analysis = { kind: 'xrd-halo', id: 'a1', title: 'XRD', settings, result: {}, resultOf: null, computedAt: null, software: null } as unknown as Analysis;
  const document: ProjectDocument = { ...empty, analyses: [{ ...analysis, resultOf: inputHashOf(empty, analysis) }] };
  const opened: OpenProject = { project: 'handle-0001', document, revision: 0, place: '/projects/Test', readOnly: false, readOnlyReason: null, recovered: null, savedRevision: 0, notices: [] };
  const host = { 'projects.edit': () => new Promise(() => undefined), on: () => () => undefined };
  return new ProjectSession(opened, { host: host as unknown as HostClient, problems: new Problems(), spectra: {} as SpectrumStore, person: () => null });
}

describe('standing of results', () => {
  it('compares nothing anew when something is looked at in another way', () => {
    const session = sessionWithResult();
    const before = session.standing.stale;
    expect(before).toEqual([]);
    session.remember('xrd', { tab: 'others' });
    expect(session.document.view['xrd']).toEqual({ tab: 'others' });
    expect(session.standing.stale).toBe(before);
  });

  it('sees that a result no longer holds', () => {
    const session = sessionWithResult();
    expect(session.standing.staleOf('xrd-halo')).toBe(0);
    session.edit({ key: 'edit.describeSample', params: {} }, (draft) => {
      draft.constants.xrd = { kAlpha1A: 1.7889, kAlpha2A: 1.7928, kAlpha2Ratio: 0.5, expectedBraggFwhmDeg: [0.1, 0.3], phases: {} };
    });
    expect(session.standing.stale).toEqual(['a1']);
    expect(session.standing.staleOf('xrd-halo')).toBe(1);
    expect(session.standing.staleOf('cycling')).toBe(0);
  });
});
