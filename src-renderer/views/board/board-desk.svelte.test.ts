import { inputHashOf } from '@shared/project/analyses/staleness';
import type { Analysis, ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { newDocument } from '@shared/project/new-document';
import type { Measurement } from '@shared/spectrum/spectrum';
import { defaultXrdSettings } from '@shared/xrd/analyse-pattern';
import { cyclingSettings } from '@shared/project/analyses/cycling-analysis';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { ProjectSession } from '../../session/project-session.svelte';
import { BoardDesk, type BoardClient } from './board-desk.svelte';

const blank = newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'P' });
const measured = (id: string, technique: ProjectMeasurement['technique']) =>
  ({ id, technique, region: '', role: 'state', stateId: blank.states[0]!.id, sha256: id.repeat(64), index: 0, referenceName: null }) as unknown as ProjectMeasurement;

/** A checked pattern and a cycled cell, both current. */
function documentOf(): ProjectDocument {
  const document: ProjectDocument = { ...blank, measurements: [measured('a', 'xrd'), measured('b', 'electrochemistry')] };
  const stored = { title: '', computedAt: null, software: null, resultOf: null };
  const analyses = [
    { ...stored, kind: 'xrd-halo', id: 'x', settings: defaultXrdSettings, result: {} },
    { ...stored, kind: 'cycling', id: 'c', settings: cyclingSettings(document), result: { states: [] } },
  ] as unknown as Analysis[];
  return { ...document, analyses: analyses.map((analysis): Analysis => ({ ...analysis, resultOf: inputHashOf(document, analysis) })) };
}

const spectrum = { kind: 'spectrum', name: '', metadata: {}, x: Float64Array.of(1, 2), y: Float64Array.of(1, 2) } as unknown as Measurement;

const cycled = { status: 'done', value: { drawing: { curve: 'curve' } } };

/** A board, and what its worker was asked for. */
function boardOf(document: ProjectDocument, check: () => Promise<unknown>, cycle: () => Promise<unknown> = () => Promise.resolve(cycled)) {
  const asked: string[] = [];
  const client = {
    checkPatterns: () => {
      asked.push('check');
      return { outcome: check() };
    },
    analyseCycling: () => {
      asked.push('cycling');
      return { outcome: cycle() };
    },
    dispose: vi.fn(),
  } as unknown as BoardClient;
  const desk = new BoardDesk({ document, spectrum: (id: string) => Promise.resolve(id === 'a' ? spectrum : { kind: 'curve' }) } as unknown as ProjectSession, client);
  return { desk, asked, follow: () => onTestFinished($effect.root(() => desk.follow({ withHalos: true }))) };
}

it('is drawn when the halos are there, for which the check waits its turn: a newer run would supersede the curve of the cell', async () => {
  let endCheck!: (outcome: unknown) => void;
  let endCycling!: (outcome: unknown) => void;
  const { desk, asked, follow } = boardOf(documentOf(), () => new Promise((resolve) => (endCheck = resolve)), () => new Promise((resolve) => (endCycling = resolve)));
  follow();
  await vi.waitFor(() => expect(desk.isLoading).toBe(false));
  expect(asked).toEqual(['cycling']);
  endCycling(cycled);
  await vi.waitFor(() => expect(asked).toEqual(['cycling', 'check']));
  expect(desk.isDrawing).toBe(true);
  endCheck({ status: 'done', value: { curves: { a: 'halo' } } });
  await vi.waitFor(() => expect(desk.isDrawing).toBe(false));
  expect(desk.columns.find(({ technique }) => technique === 'xrd')!.halos).toEqual({ [blank.states[0]!.id]: 'halo' });
  expect(desk.cycling?.curve).toBe('curve');
});

it('does without halos where the check fails or is out of date', async () => {
  const failing = boardOf(documentOf(), () => Promise.resolve({ status: 'failed', error: new Error('no') }));
  failing.follow();
  await vi.waitFor(() => expect(failing.desk.isDrawing).toBe(false));
  expect(failing.desk.columns[0]!.halos).toEqual({});
  const document = documentOf();
  const stale = boardOf({ ...document, analyses: document.analyses.map((analysis): Analysis => ({ ...analysis, resultOf: 'other' })) }, () => Promise.reject(new Error('must not be asked')));
  stale.follow();
  await vi.waitFor(() => expect(stale.desk.isDrawing).toBe(false));
  expect(stale.asked).toEqual(['cycling']);
});

it('ends drawing whatever analyses are out of date, a survey among them', async () => {
  const document = documentOf();
  const survey = { kind: 'xps-survey', id: 's', title: '', computedAt: null, software: null, resultOf: 'other', settings: {}, result: {} } as unknown as Analysis;
  const { desk, follow } = boardOf({ ...document, analyses: [survey] }, () => Promise.reject(new Error('must not be asked')));
  expect(desk.isDrawing).toBe(true);
  follow();
  await vi.waitFor(() => expect(desk.isDrawing).toBe(false));
  expect(desk.survey).toBeNull();
});

it('begins nothing once it was left', async () => {
  const { desk, asked, follow } = boardOf(documentOf(), () => Promise.resolve({ status: 'cancelled' }));
  desk.dispose();
  follow();
  await Promise.resolve();
  expect(asked).toEqual([]);
});
