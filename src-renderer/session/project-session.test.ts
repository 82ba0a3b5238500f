import { describe, expect, it, vi } from 'vitest';
import type { CallArguments, EventName, EventPayload, OpenProject } from '@shared/host/contract';
import type { ProjectDocument } from '@shared/project/document';
import { applyEdit, type Edit } from '@shared/project/edit';
import { newDocument } from '@shared/project/new-document';
import type { HostClient } from './host/host-client';
import { Problems } from './problems.svelte';
import { ProjectSession } from './project-session.svelte';
import type { SpectrumStore } from './spectrum-store';
import { addState, moveState, removeState, renameState } from './state-edits';

/** Main's side of one project: keeps the document, answers edits when told to, speaks to its listeners. */
function mainSide(change: Partial<OpenProject> = {}) {
  const document = newDocument({ id: 'p1', now: '2026-01-01T00:00:00.000Z', locale: 'en', title: 'Test' });
  const opened: OpenProject = {
    project: 'handle-0001', document, revision: 0, place: '/projects/Test', readOnly: false, readOnlyReason: null, recovered: null, savedRevision: 0, notices: [], ...change,
  };
  const listeners = new Map<EventName, (payload: never) => void>();
  const main = { document: opened.document, revision: opened.revision, edits: [] as Edit[], refuse: null as unknown, isHeld: false, release: [] as (() => void)[] };
  const host = {
    'projects.edit': async (...[, , edit]: CallArguments<'projects.edit'>) => {
      if (main.isHeld) await new Promise<void>((go) => main.release.push(go));
      if (main.refuse !== null) throw main.refuse as Error;
      main.document = applyEdit(main.document, edit);
      main.edits.push(edit);
      main.revision += 1;
      return { revision: main.revision };
    },
    'projects.close': vi.fn(() => Promise.resolve(null)),
    'projects.save': () => Promise.resolve({ savedRevision: main.revision }),
    on: (name: EventName, listener: (payload: never) => void) => {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  };
  const emit = <N extends EventName>(name: N, payload: EventPayload<N>): void => listeners.get(name)?.(payload as never);
  const problems = new Problems();
  const spectra = { forgetProject: vi.fn() };
  const session = new ProjectSession(opened, {
    host: host as unknown as HostClient,
    problems,
    spectra: spectra as unknown as SpectrumStore,
    person: () => null,
  });
  return { main, session, problems, emit, listeners, host };
}

/** What main answers when the project is opened again. */
const opened = (main: { document: ProjectDocument; revision: number }): OpenProject => ({
  project: 'handle-0001', document: main.document, revision: main.revision, place: '/projects/Test', readOnly: false, readOnlyReason: null, recovered: null, savedRevision: main.revision, notices: [],
});

const describeSample = (session: ProjectSession, text: string): void =>
  session.edit({ key: 'edit.describeSample', params: {} }, (draft) => {
    draft.sample.description = text;
  });

const edit = (patches: Edit['patches'], id = 'other-window'): Edit => ({
  id, name: { key: 'edit.describeSample', params: {} }, patches, inverse: [], at: '2026-01-01T00:00:00.000Z', by: null, undoes: null,
});

describe('an edit', () => {
  it('shows at once, reaches main, and is saved when main says so', async () => {
    const { session, main, emit } = mainSide();
    describeSample(session, 'ball-milled');
    expect(session.document.sample.description).toBe('ball-milled');
    expect(session.saveState).toBe('saving');
    await session.settled();
    expect(main.document.sample.description).toBe('ball-milled');
    expect(session.revision).toBe(1);
    emit('project.saved', { project: 'handle-0001', savedRevision: 1 });
    expect(session.saveState).toBe('saved');
  });

  it('is drawn before it is packed for main', async () => {
    const { session, main } = mainSide();
    main.isHeld = true;
    describeSample(session, 'mine');
    // Whatever draws the change comes as a microtask.
    await Promise.resolve();
    expect(main.release).toHaveLength(0);
    await vi.waitFor(() => expect(main.release).toHaveLength(1));
    main.release.forEach((go) => go());
    await session.settled();
  });

  it('leaves the document it started from untouched', () => {
    const { session } = mainSide();
    const before = session.document;
    describeSample(session, 'x');
    expect(before.sample.description).toBe('');
  });

  it('that changes nothing is none', async () => {
    const { session, main } = mainSide();
    session.edit({ key: 'edit.describeSample', params: {} }, () => undefined);
    await session.settled();
    expect(session.undoable).toBeNull();
    expect(main.edits).toHaveLength(0);
  });

  it('sends several one after the other, each on the revision before it', async () => {
    const { session, main } = mainSide();
    for (const text of ['a', 'b', 'c']) describeSample(session, text);
    await session.settled();
    expect(main.edits.map((made) => made.patches[0])).toMatchObject([{ value: 'a' }, { value: 'b' }, { value: 'c' }]);
    expect(session.revision).toBe(3);
  });

  it('that would make the document invalid throws and changes nothing', () => {
    const { session } = mainSide();
    expect(() =>
      session.edit({ key: 'edit.setRecipe', params: {} }, (draft) => {
        draft.sample.composite.active = NaN;
      }),
    ).toThrow(/sample\.composite\.active/);
    expect(session.document.sample.composite.active).toBe(90);
    expect(session.undoable).toBeNull();
  });

  it('is refused in a project open for reading, with a sentence', () => {
    const { session, problems } = mainSide({ readOnly: true });
    describeSample(session, 'x');
    expect(session.document.sample.description).toBe('');
    expect(problems.list[0]?.key).toBe('common.readOnlyRefusal');
    expect(session.saveState).toBe('readOnly');
  });
});

describe('a refused edit', () => {
  it('is taken back with all that was built on it, and told', async () => {
    const { session, main, problems } = mainSide();
    describeSample(session, 'kept');
    await session.settled();
    main.isHeld = true;
    describeSample(session, 'refused');
    describeSample(session, 'built on it');
    main.refuse = { key: 'error.editConflict', params: {}, detail: null };
    main.isHeld = false;
    main.release.forEach((go) => go());
    await session.settled();
    expect(session.document.sample.description).toBe('kept');
    expect(session.undoable?.patches[0]).toMatchObject({ value: 'kept' });
    expect(problems.list.map((problem) => problem.key)).toEqual(['error.editConflict']);
    expect(main.edits).toHaveLength(1);
  });

  it('does not stop the next one', async () => {
    const { session, main } = mainSide();
    main.refuse = { key: 'error.editInvalid', params: {} };
    describeSample(session, 'a');
    await session.settled();
    main.refuse = null;
    describeSample(session, 'b');
    await session.settled();
    expect(main.document.sample.description).toBe('b');
  });
});

describe('undo and redo', () => {
  it('take back and repeat by edits of their own, in order', async () => {
    const { session, main } = mainSide();
    describeSample(session, 'a');
    describeSample(session, 'b');
    session.undo();
    expect(session.document.sample.description).toBe('a');
    session.undo();
    expect(session.document.sample.description).toBe('');
    expect(session.undoable).toBeNull();
    session.redo();
    session.redo();
    expect(session.document.sample.description).toBe('b');
    expect(session.redoable).toBeNull();
    await session.settled();
    expect(main.document.sample.description).toBe('b');
    expect(main.edits.map((made) => made.undoes !== null)).toEqual([false, false, true, true, true, true]);
  });

  it('restore the document exactly after any row of edits', async () => {
    const { session } = mainSide();
    const before = structuredClone(session.document);
    addState(session, 'After 3rd charge');
    moveState(session, 'before', 4);
    renameState(session, 'charge1', { label: 'Charged' });
    removeState(session, 'discharge1');
    const after = structuredClone(session.document);
    expect(after.states.map((state) => state.label)).not.toEqual(before.states.map((state) => state.label));
    for (let i = 0; i < 4; i++) session.undo();
    expect(session.document).toEqual(before);
    for (let i = 0; i < 4; i++) session.redo();
    expect(session.document).toEqual(after);
    await session.settled();
  });

  it('forget what could be redone after a new edit', () => {
    const { session } = mainSide();
    describeSample(session, 'a');
    session.undo();
    describeSample(session, 'b');
    expect(session.redoable).toBeNull();
  });

  it('carry the name of the edit', () => {
    const { session } = mainSide();
    renameState(session, 'before', { label: 'Pristine' });
    expect(session.undoable?.name).toEqual({ key: 'edit.renameState', params: { from: 'Before cycling', to: 'Pristine' } });
    session.undo();
    expect(session.redoable?.name.params['to']).toBe('Pristine');
  });

  it('do not count how a view is looked at', async () => {
    const { session } = mainSide();
    session.remember('overview', { tab: 'files' });
    session.remember('overview', { zoom: 2 });
    expect(session.document.view['overview']).toEqual({ tab: 'files', zoom: 2 });
    expect(session.undoable).toBeNull();
    await session.settled();
  });
});

it('looks at a project open for reading as freely, without sending anything', async () => {
  const { session, main } = mainSide({ readOnly: true });
  session.remember('compare', { arrangement: 'heat' });
  expect(session.document.view['compare']).toEqual({ arrangement: 'heat' });
  await session.settled();
  expect(main.revision).toBe(0);
});

describe('another window', () => {
  it('is followed, with own edits on top', async () => {
    const { session, main, emit } = mainSide();
    main.isHeld = true;
    describeSample(session, 'mine');
    await vi.waitFor(() => expect(main.release).toHaveLength(1));
    emit('project.edited', { project: 'handle-0001', revision: 1, edit: edit([{ op: 'replace', path: ['title'], value: 'Theirs' }]) });
    main.document = applyEdit(main.document, { patches: [{ op: 'replace', path: ['title'], value: 'Theirs' }] });
    main.revision = 1;
    expect(session.document).toMatchObject({ title: 'Theirs', sample: { description: 'mine' } });
    main.release.forEach((go) => go());
    await session.settled();
    expect(session.revision).toBe(2);
    expect(session.document).toEqual(main.document);
  });

  it('echoes our own edit once only', async () => {
    const { session, main, emit } = mainSide();
    describeSample(session, 'mine');
    await session.settled();
    emit('project.edited', { project: 'handle-0001', revision: 1, edit: main.edits[0]! });
    expect(session.revision).toBe(1);
    expect(session.document.sample.description).toBe('mine');
  });

  it('of another project is none of ours', () => {
    const { session, emit } = mainSide();
    emit('project.edited', { project: 'handle-9999', revision: 1, edit: edit([{ op: 'replace', path: ['title'], value: 'X' }]) });
    expect(session.document.title).toBe('Test');
  });

  it('can make an undo impossible, which is told and not done', () => {
    const { session, problems, emit } = mainSide();
    const states = session.document.states;
    renameState(session, 'discharge2', { label: 'Last' });
    const gone: ProjectDocument['states'] = states.slice(0, 1);
    emit('project.edited', { project: 'handle-0001', revision: 5, edit: edit([{ op: 'replace', path: ['states'], value: gone }]) });
    session.undo();
    expect(problems.list.at(-1)?.key).toBe('common.undoNoLongerFits');
    expect(session.redoable).toBeNull();
  });
});

describe('a host that goes away', () => {
  const lost = Object.assign(new Error('lost'), { error: { key: 'error.hostLost', params: {}, detail: null } });

  it('keeps edits waiting, and sends those that did not arrive when it is back', async () => {
    const { session, main, problems } = mainSide();
    describeSample(session, 'arrived');
    await session.settled();
    main.refuse = lost;
    describeSample(session, 'waiting');
    await session.settled();
    expect(session.document.sample.description).toBe('waiting');
    expect(session.saveState).toBe('saving');
    describeSample(session, 'waiting too');
    main.refuse = null;
    session.resume({ ...opened(main), project: 'handle-0002' }, main.edits.map(({ id }) => id));
    await session.settled();
    expect(session.id).toBe('handle-0002');
    expect(main.edits.map((made) => made.patches[0])).toMatchObject([{ value: 'arrived' }, { value: 'waiting' }, { value: 'waiting too' }]);
    expect(session.document).toEqual(main.document);
    expect(problems.list).toEqual([]);
  });

  it('does not send an edit twice whose answer was lost', async () => {
    const { session, main, host } = mainSide();
    const answer = host['projects.edit'];
    host['projects.edit'] = async (...args) => {
      await answer(...args);
      throw lost;
    };
    describeSample(session, 'once');
    await session.settled();
    host['projects.edit'] = answer;
    session.resume(opened(main), main.edits.map(({ id }) => id));
    await session.settled();
    expect(main.edits).toHaveLength(1);
    expect(session.document.sample.description).toBe('once');
    expect(session.undoable?.patches[0]).toMatchObject({ value: 'once' });
  });
});

describe('saving', () => {
  it('that fails is told and stays visible until it works', () => {
    const { session, problems, emit } = mainSide();
    emit('project.saveFailed', { project: 'handle-0001', error: { key: 'readOnly.diskFull', params: { place: '/' }, detail: null } });
    expect(session.saveState).toBe('failed');
    expect(problems.list).toHaveLength(1);
    emit('project.saved', { project: 'handle-0001', savedRevision: 0 });
    expect(session.saveState).toBe('saved');
  });

  it('ends with closing: main is told after the last edit, listeners are gone', async () => {
    const { session, host, listeners, main } = mainSide();
    describeSample(session, 'last words');
    await session.close();
    expect(main.document.sample.description).toBe('last words');
    expect(host['projects.close']).toHaveBeenCalledWith('handle-0001');
    expect(listeners.size).toBe(0);
  });
});
