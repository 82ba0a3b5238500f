import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import { panelKinds, type FigurePanel, type PanelKind, type ProjectFigure } from '@shared/project/figure';
import schema from '@shared/report/fixtures/results-schema.json';
import type { Results } from '@shared/report/results';
import { documentBytes } from '../../project-store/document-file';
import { computeAll } from './compute';
import type { InspectedFile } from './inspect';
import { loadInput } from './load-input';
import { run } from './run';

const root = resolve(import.meta.dirname, '../../..');
const sample = join(root, 'resources/sample');
const fixtures = join(root, 'src-shared/formats/fixtures');

/** From truth.json of the set that the sample was made of (data/synthetic/five-states, XPS fractions; Cl : Ru is 4 in every state). */
const truth: Readonly<Record<string, readonly [ru2: number, ru3: number, ru4: number]>> = {
  before: [0, 1, 0],
  charge1: [0, 0.36709, 0.63291],
  discharge1: [0.723325, 0.276675, 0],
  charge2: [0, 0.385174, 0.614826],
  discharge2: [0.714284, 0.285716, 0],
};

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'halocline-cli-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

async function halocline(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await run(args, { out: (text) => (said.out += `${text}\n`), err: (text) => (said.err += `${text}\n`) });
  return { code, ...said };
}

async function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const path = join(scratch, name);
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(path, file, '..'), { recursive: true });
    await writeFile(join(path, file), content);
  }
  return path;
}

const readResults = async (out: string) => JSON.parse(await readFile(join(out, 'results.json'), 'utf8')) as Results;

describe('halocline', () => {
  it('explains itself and says its version', async () => {
    expect((await halocline('--help')).out).toContain('halocline analyse <project or folder of raw files> --out <dir>');
    expect((await halocline('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('answers wrong use with one sentence and 2', async () => {
    expect(await halocline('analyse', 'x', '--oout', 'y')).toEqual({ code: 2, out: '', err: 'Unknown option --oout; halocline --help lists all options.\n' });
    expect(await halocline('analyse', join(scratch, 'nowhere'), '--out', join(scratch, 'o'))).toMatchObject({ code: 2, err: expect.stringContaining('There is no folder') as string });
    expect(await halocline('verify', sample)).toMatchObject({ code: 2, err: expect.stringContaining('is not a Halocline project') as string });
    expect(await halocline('analyse', sample, '--out', join(sample, 'manifest.json'))).toMatchObject({ code: 2, err: expect.stringContaining('is a file') as string });
  });
});

describe('analyse, with a manifest', () => {
  let out: string;
  let said: Awaited<ReturnType<typeof halocline>>;
  beforeAll(async () => {
    out = join(scratch, 'sample-results');
    said = await halocline('analyse', sample, '--out', out);
  }, 60_000);

  it('writes results that are valid against the schema', async () => {
    const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);
    expect(validate(await readResults(out)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('finds every Ru share within 0.05 and Cl/Ru within 8 %', async () => {
    const { states } = await readResults(out);
    expect(states.map(({ id }) => id)).toEqual(Object.keys(truth));
    for (const { id, xps } of states) {
      const [ru2, ru3, ru4] = truth[id]!;
      expect(Math.abs(xps!.fractions['Ru2+'].value - ru2), `${id} Ru2+`).toBeLessThan(0.05);
      expect(Math.abs(xps!.fractions['Ru3+'].value - ru3), `${id} Ru3+`).toBeLessThan(0.05);
      expect(Math.abs(xps!.fractions['Ru4+'].value - ru4), `${id} Ru4+`).toBeLessThan(0.05);
      expect(Math.abs(xps!.clToRu!.value / 4 - 1), `${id} Cl/Ru`).toBeLessThan(0.08);
    }
  });

  it('writes tables and a report that says the data are synthetic', async () => {
    const names = await readdir(out);
    expect(names).toEqual(expect.arrayContaining(['report.html', 'xps-fractions.csv', 'xps-lines.csv', 'xps-curves-charge1-Ru3d_C1s.csv', 'xrd-verdicts.csv', 'raman-references.csv', 'cycling-steps.csv']));
    expect(names.filter((name) => !/^(results\.json|report\.html|(xps|xrd|raman|cycling)-[A-Za-z0-9_-]+\.csv)$/.test(name))).toEqual([]);
    const report = await readFile(join(out, 'report.html'), 'utf8');
    expect(report).toContain('computed, not measured');
    expect(report.match(/<svg/g)!.length).toBeGreaterThanOrEqual(11);
    expect((await readFile(join(out, 'xps-fractions.csv'), 'utf8')).split('\r\n')).toHaveLength(7);
  });

  it('reports progress on the error output alone', () => {
    expect(said.out).toBe('');
    expect(said.err).toContain('100 %');
  });
});

describe('analyse, by guessing', () => {
  it('places files by their names, lists what it cannot read with the reason, and ends with 1', async () => {
    const vms = (state: string) => readFile(join(sample, 'xps', `${state}.vms`));
    const input = await folder('guess', {
      'a/before cycling.vms': await vms('before'),
      'b/2nd_discharge.vms': await vms('discharge2'),
      'b/empty.csv': '',
      'b/binary.dat': Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 256),
      'b/nan.csv': 'binding_energy_eV,counts\n280,1\n281,nan\n282,3\n',
      'b/cut.vms': (await vms('charge1')).subarray(0, 4000),
    });
    const out = join(input, 'out');
    const said = await halocline('analyse', input, '--out', out);
    expect(said.code).toBe(1);
    for (const name of ['b/empty.csv', 'b/binary.dat', 'b/nan.csv', 'b/cut.vms']) expect(said.err).toContain(name);
    const byId = Object.fromEntries((await readResults(out)).states.map((state) => [state.id, state.xps]));
    expect(byId['before']!.fractions['Ru3+'].value).toBeGreaterThan(0.95);
    expect(byId['discharge2']!.fractions['Ru2+'].value).toBeCloseTo(0.714, 1);
    expect(byId['charge1']).toBeUndefined();
  }, 60_000);

  it('says when there is nothing to analyse', async () => {
    const input = await folder('nothing', { 'notes.txt': 'hello\n' });
    const said = await halocline('analyse', input, '--out', join(scratch, 'nothing-out'));
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('Nothing could be analysed') as string });
  });
});

describe('an untrusted folder', () => {
  const manifest = (path: string) => JSON.stringify({ format: 'five-state-set/1', states: [{ id: 'before', files: { xps: path } }] });

  it('cannot name a file outside itself', async () => {
    await folder('outside', { 'secret.vms': await readFile(join(sample, 'xps/before.vms')) });
    const input = await folder('outside/set', { 'manifest.json': manifest('../secret.vms') });
    const out = join(scratch, 'outside-out');
    expect(await halocline('analyse', input, '--out', out)).toMatchObject({ code: 1, err: expect.stringContaining('outside its folder') as string });
    expect(await readdir(out)).toEqual([]);
  });

  it('cannot lead outside by a link', async () => {
    await folder('linked', { 'secret.vms': await readFile(join(sample, 'xps/before.vms')) });
    const input = await folder('linked/set', { 'manifest.json': manifest('link.vms') });
    await symlink('../secret.vms', join(input, 'link.vms'));
    expect(await halocline('analyse', input, '--out', join(scratch, 'linked-out'))).toMatchObject({ code: 1, err: expect.stringContaining('link.vms: the link points outside the folder') as string });
  });
});

describe('inspect', () => {
  const real = join(fixtures, 'lg4x/Mutlipak_vms.npl');

  it('gives an array with one object per file, spectra or error', async () => {
    const missing = join(scratch, 'missing.vms');
    const said = await halocline('inspect', real, missing, '--json');
    const [first, second] = JSON.parse(said.out) as InspectedFile[];
    expect(said.code).toBe(1);
    expect(first).toMatchObject({ file: real, format: 'vamas' });
    expect(first).toHaveProperty('spectra.0', expect.objectContaining({ technique: 'xps', name: 'C 1s', points: 601, xUnit: 'eV', yUnit: 'counts/s', xFirst: 275, xLast: 305 }));
    expect(second).toEqual({ file: missing, error: expect.stringContaining('no such file') as string });
  });

  it('shows people a table', async () => {
    const said = await halocline('inspect', real);
    expect(said.code).toBe(0);
    expect(said.out).toMatch(/VAMAS \(ISO 14976\) +xps +C 1s +601 +275 – 305 eV +counts\/s/);
  });
});

describe('verify and report', () => {
  /** A project with the real carbon spectrum analysed, written as a project folder. */
  async function carbonProject(name: string, change: (stored: number) => number): Promise<string> {
    const input = await folder(`${name}-raw`, { 'before.npl': await readFile(join(fixtures, 'lg4x/Mutlipak_vms.npl')) });
    const { document, ...data } = await loadInput(input, scratch, 'en');
    const computed = structuredClone(computeAll(document, data, 'en', () => undefined).document);
    const [analysis] = computed.analyses;
    if (analysis?.kind !== 'xps-series') throw new Error('the carbon spectrum gives an XPS analysis');
    const line = analysis.result!.states[0]!.regions[0]!.lines[0]!;
    line.position.value = change(line.position.value);
    const project = await folder(name, { 'project.json': documentBytes(computed, 0) });
    const stored = join(project, 'raw', document.files[0]!.sha256);
    await mkdir(stored, { recursive: true });
    await copyFile(join(input, 'before.npl'), join(stored, 'before.npl'));
    return project;
  }

  it('agrees with a project as it was computed, and writes its report', async () => {
    const project = await carbonProject('sound', (stored) => stored);
    const verified = await halocline('verify', project);
    expect(verified, verified.out + verified.err).toMatchObject({ code: 0, out: expect.stringContaining('all agree') as string });
    const out = join(scratch, 'sound-report');
    expect((await halocline('report', project, '--out', out, '--language', 'ja')).code).toBe(0);
    expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('結合エネルギー');
  }, 60_000);

  it('draws the figures that a project keeps into the report and as files of their size on paper', async () => {
    const project = await carbonProject('figures', (stored) => stored);
    const path = join(project, 'project.json');
    const document = JSON.parse(await readFile(path, 'utf8')) as ProjectDocument;
    const panel = (kind: PanelKind): FigurePanel => ({ id: kind, kind, look: {}, x: null, y: null, yZoom: 1, states: null, title: '', isWide: true, heightMm: 60 });
    const figure: ProjectFigure = { id: 'f', title: 'Carbon <of> before/after', caption: '', widthMm: 87, dpi: 600, lettering: 'lower', columns: 1, hasTitle: false, language: 'ja', isInReport: true, createdAt: '2026-01-01T00:00:00.000Z', panels: panelKinds.map(panel) };
    await writeFile(path, JSON.stringify({ ...document, figures: [figure] }));
    const out = join(scratch, 'figures-report');
    const said = await halocline('report', project, '--out', out);
    expect(said, said.err).toMatchObject({ code: 0 });
    const svg = await readFile(join(out, 'figures', '1-Carbon _of_ before_after.svg'), 'utf8');
    expect(svg).toMatch(/^<svg width="87mm"/);
    // Spectra of the region alone, compared, and on the board; of the other techniques nothing was measured.
    expect(svg.match(/<svg /g)).toHaveLength(1 + 3);
    expect(svg.split(translate('ja', 'figure.nothing'))).toHaveLength(panelKinds.length - 3 + 1);
    expect(svg).toContain('結合エネルギー');
    expect((await readFile(join(out, 'report.html'), 'utf8')).match(/<figure style="max-width:87mm"><svg/g)).toHaveLength(1);
  }, 60_000);

  it('names a number that was changed', async () => {
    const verified = await halocline('verify', await carbonProject('changed', (stored) => stored + 0.01));
    expect(verified.code).toBe(1);
    expect(verified.out).toMatch(/before .* position: stored [\d.]+, recomputed [\d.]+/);
  }, 60_000);

  it('archives it, verifies the archive, and names what was changed in it', async () => {
    const project = await carbonProject('archived', (stored) => stored);
    const path = join(scratch, 'carbon.eln');
    const archived = await halocline('archive', project, '--out', path);
    expect(archived, archived.err).toMatchObject({ code: 0, out: expect.stringMatching(/^[0-9a-f]{64} {2}/) as string });
    const verified = await halocline('verify', path);
    expect(verified, verified.err).toMatchObject({ code: 0, out: expect.stringMatching(/files of the archive[^]*all agree/) as string });

    const files = unzipSync(await readFile(path));
    files['carbon/project/report.html'] = new Uint8Array(10);
    await writeFile(path, zipSync(files));
    expect(await halocline('verify', path)).toMatchObject({ code: 1, err: expect.stringContaining('“project/report.html” no longer has its recorded checksum') as string });
    expect(await halocline('archive', project, '--out', join(scratch, 'carbon.zip'))).toMatchObject({ code: 2, err: expect.stringContaining('must end with .eln') as string });
    expect(await halocline('verify', join(fixtures, 'lg4x/Mutlipak_vms.npl'))).toMatchObject({ code: 1, err: expect.stringContaining('is not an archive') as string });
  }, 60_000);

  it('notices a raw file that is no longer what it was', async () => {
    const project = await carbonProject('damaged', (stored) => stored);
    const [hash] = await readdir(join(project, 'raw'));
    const path = join(project, 'raw', hash!, 'before.npl');
    const bytes = await readFile(path);
    bytes[bytes.length - 20]! ^= 1;
    await writeFile(path, bytes);
    const verified = await halocline('verify', project);
    expect(verified.code).toBe(1);
    expect(verified.err).toContain(hash!);
  }, 60_000);
});
