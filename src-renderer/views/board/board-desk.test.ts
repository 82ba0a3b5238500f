import { inputHashOf } from '@shared/project/analyses/staleness';
import type { Analysis, ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { newDocument } from '@shared/project/new-document';
import type { Measurement } from '@shared/spectrum/spectrum';
import { defaultXrdSettings } from '@shared/xrd/analyse-pattern';
import { cyclingSettings } from '@shared/project/analyses/cycling-analysis';
import { expect, it, vi } from 'vitest';
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

/** A board that has read its data, and what its worker was asked for. */
async function boardOf(document: ProjectDocument, check: () => Promise<unknown>) {
  const asked: string[] = [];
  const client = {
    checkPatterns: () => {
      asked.push('check');
      return { outcome: check() };
    },
    analyseCycling: () => {
      asked.push('cycling');
      return { outcome: Promise.resolve({ status: 'done', value: { drawing: { curve: 'curve' } } }) };
    },
    dispose: vi.fn(),
  } as unknown as BoardClient;
  const desk = new BoardDesk({ document, spectrum: (id: string) => Promise.resolve(id === 'a' ? spectrum : { kind: 'curve' }) } as unknown as ProjectSession, client);
  desk.load();
  await vi.waitFor(() => expect(desk.isLoading).toBe(false));
  const draw = (): void => {
    desk.drawXps();
    desk.drawXrd();
    desk.drawSurveys();
    desk.drawCycling();
  };
  return { desk, asked, draw };
}

it('is drawn when the halos are there, which the curve of the cell does not supersede', async () => {
  let answer!: (outcome: unknown) => void;
  const { desk, asked, draw } = await boardOf(documentOf(), () => new Promise((resolve) => (answer = resolve)));
  draw();
  await vi.waitFor(() => expect(asked).toEqual(['check']));
  expect(desk.isDrawing).toBe(true);
  answer({ status: 'done', value: { curves: { a: 'halo' } } });
  await vi.waitFor(() => expect(desk.isDrawing).toBe(false));
  expect(asked).toEqual(['check', 'cycling']);
  expect(desk.columns.find(({ technique }) => technique === 'xrd')!.halos).toEqual({ [blank.states[0]!.id]: 'halo' });
  expect(desk.cycling?.curve).toBe('curve');
});

it('does without halos where the check fails or is out of date', async () => {
  const failing = await boardOf(documentOf(), () => Promise.resolve({ status: 'failed', error: new Error('no') }));
  failing.draw();
  await vi.waitFor(() => expect(failing.desk.isDrawing).toBe(false));
  expect(failing.desk.columns[0]!.halos).toEqual({});
  const document = documentOf();
  const stale = await boardOf({ ...document, analyses: document.analyses.map((analysis): Analysis => ({ ...analysis, resultOf: 'other' })) }, () => Promise.reject(new Error('must not be asked')));
  stale.draw();
  await vi.waitFor(() => expect(stale.desk.isDrawing).toBe(false));
  expect(stale.asked).toEqual(['cycling']);
});

it('begins nothing once it was left', async () => {
  const { desk, asked, draw } = await boardOf(documentOf(), () => Promise.resolve({ status: 'cancelled' }));
  desk.dispose();
  draw();
  await Promise.resolve();
  expect(asked).toEqual([]);
});
