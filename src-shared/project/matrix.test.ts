import { describe, expect, it } from 'vitest';
import type { ProjectDocument, ProjectFile, ProjectMeasurement } from './document';
import { newDocument } from './new-document';
import { buildMatrix, buildTray } from './matrix';

const hash = (letter: string): string => letter.repeat(64);
const file = (letter: string, change: Partial<ProjectFile> = {}): ProjectFile => ({
  sha256: hash(letter), name: `${letter}.vms`, size: 1, importedAt: '2026-01-01T00:00:00.000Z', folder: '', format: 'vamas', failure: null, ...change,
});
let next = 0;
const measurement = (letter: string, change: Partial<ProjectMeasurement>): ProjectMeasurement => ({
  id: `m${(next += 1)}`, sha256: hash(letter), index: 0, technique: 'xps', region: 'Cl2p', stateId: 'before', role: 'state', referenceName: null, points: 10, ...change,
});
const project = (files: ProjectFile[], measurements: ProjectMeasurement[]): ProjectDocument => ({
  ...newDocument({ id: 'p', now: '2026-01-01T00:00:00.000Z', locale: 'en' }), files, measurements,
});

describe('buildMatrix', () => {
  it('has a row for every state and no column without files', () => {
    const matrix = buildMatrix(project([], []));
    expect(matrix.rows.map((row) => row.state.id)).toEqual(['before', 'charge1', 'discharge1', 'charge2', 'discharge2']);
    expect(matrix.columns).toEqual([]);
  });

  it('orders cycling, XRD, Raman, then the regions, the survey last', () => {
    const regions = ['Survey', 'O1s', 'Ru3p', 'Cl2p', 'Ru3d_C1s'].map((region) => measurement('a', { region }));
    const others = (['raman', 'xrd', 'electrochemistry'] as const).map((technique) =>
      measurement('b', { technique, region: 'anything', ...(technique === 'electrochemistry' ? { stateId: null } : {}) }),
    );
    expect(buildMatrix(project([file('a'), file('b')], [...regions, ...others])).columns.map((column) => column.id)).toEqual([
      'electrochemistry/', 'xrd/', 'raman/', 'xps/Ru3d_C1s', 'xps/Cl2p', 'xps/Ru3p', 'xps/O1s', 'xps/Survey',
    ]);
  });

  it('keeps several measurements of one cell, and counts files once', () => {
    const twice = [measurement('a', {}), measurement('a', { index: 1 }), measurement('a', { region: 'Ru3p', index: 2 })];
    const [row] = buildMatrix(project([file('a')], twice)).rows;
    expect(row!.cells.get('xps/Cl2p')).toHaveLength(2);
    expect(row!.files).toBe(1);
  });

  it('gives a cycling table to all states, unless it was placed in one', () => {
    const whole = measurement('a', { technique: 'electrochemistry', stateId: null });
    const placed = measurement('b', { technique: 'electrochemistry', stateId: 'charge1' });
    const { columns, rows } = buildMatrix(project([file('a'), file('b')], [whole, placed]));
    expect(columns[0]!.ofAllStates).toEqual([whole]);
    expect(rows[1]!.cells.get('electrochemistry/')).toEqual([placed]);
  });

  it('keeps references apart and leaves out what was set aside', () => {
    const reference = measurement('a', { technique: 'raman', role: 'reference', referenceName: 'LiCl', stateId: null });
    const aside = measurement('b', { role: 'aside', stateId: null });
    const matrix = buildMatrix(project([file('a'), file('b')], [reference, aside]));
    expect(matrix.references.get('raman/')).toEqual([reference]);
    expect(matrix.columns.map((column) => column.id)).toEqual(['raman/']);
  });
});

describe('buildTray', () => {
  it('holds unreadable files, measurements without a state, and those without a technique', () => {
    const failed = file('a', { format: null, failure: { key: 'format.error.empty', params: {}, place: null } });
    const waiting = measurement('b', { stateId: null });
    const unknown = measurement('c', { technique: null, stateId: 'before' });
    const tray = buildTray(project([failed, file('b'), file('c'), file('d')], [waiting, unknown, measurement('d', {})]));
    expect(tray.map((entry) => [entry.file.name, entry.measurements.length])).toEqual([['a.vms', 0], ['b.vms', 1], ['c.vms', 1]]);
  });

  it('does not ask for a state of a cycling table or of what was set aside', () => {
    const measurements = [measurement('a', { technique: 'electrochemistry', stateId: null }), measurement('b', { role: 'aside', stateId: null })];
    expect(buildTray(project([file('a'), file('b')], measurements))).toEqual([]);
  });
});
