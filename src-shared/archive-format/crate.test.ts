import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ProjectDocument } from '@shared/project/document';
import { emptyPublication } from '@shared/project/publication';
import { broughtUpToDate, exampleDocument, hostile } from '@shared/report/testing/example-project';
import { crateProblems } from './crate-rules';
import { crateText, type CrateFile } from './crate';
import schema from './fixtures/eln-schema.json';
import { archiveFiles, rawPaths } from './layout';
import { startPage } from './start-page';

const orcid = '0000-0002-1825-0097';
const document: ProjectDocument = broughtUpToDate({
  ...exampleDocument,
  measurements: [{ id: 'm1', sha256: 'b'.repeat(64), index: 0, technique: 'xps', region: 'Cl2p', stateId: 'before', role: 'state', referenceName: null, points: 2 }],
  annotations: [
    { id: 'a', anchor: { kind: 'state', stateId: 'before' }, text: 'a note', author: 'p', createdAt: '2026-01-02T00:00:00.000Z' },
    { id: 'a', anchor: { kind: 'state', stateId: 'unmeasured' }, text: hostile, author: null, createdAt: '2026-01-02T00:00:00.000Z' },
  ],
  people: [
    { id: 'p', name: 'Ada', orcid },
    { id: 'q', name: hostile, orcid: null },
  ],
  publication: { ...emptyPublication, licence: 'CC-BY-4.0', keywords: 'halide, cathode', organisation: hostile, instruments: { ...emptyPublication.instruments, xps: 'a spectrometer' } },
});

const packed = (path: string, name = path): CrateFile => ({ path, name, mediaType: 'text/plain', size: 12, sha256: 'a'.repeat(64) });
const files = [...rawPaths(document).values(), archiveFiles.document, archiveFiles.results, 'tables/t.csv', archiveFiles.startPage].map((path) => packed(path, hostile));
const input = { document, files, software: { name: 'Halocline', version: '1.0.0' }, modifiedAt: '2026-01-03T00:00:00.000Z' };
const text = crateText(input, 'en');
const graph = (JSON.parse(text) as { '@graph': Record<string, unknown>[] })['@graph'];
const node = (id: string) => graph.find((one) => one['@id'] === id);

describe('the metadata of an archive', () => {
  it('are valid against the schema of the ELN Consortium', () => {
    const validate = new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(['en', 'ja'] as const)('keep every rule in %s', (locale) => {
    expect(crateProblems(crateText(input, locale), files)).toEqual([]);
  });

  it('declare the version of the specification in descriptor and root', () => {
    expect(node('ro-crate-metadata.json')).toMatchObject({ '@type': 'CreativeWork', about: { '@id': './' }, conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' } });
    expect(node('./')).toMatchObject({ conformsTo: [{ '@id': 'https://w3id.org/ro/crate/1.2' }, { '@id': 'https://purl.archive.org/purl/elnconsortium/eln-spec/1.2+20260923' }] });
  });

  it('name people by ORCID, the licence by its address, and notes where they belong', () => {
    expect(node('./')).toMatchObject({ author: [{ '@id': `https://orcid.org/${orcid}` }, { '@id': '#person-q' }], license: { '@id': 'https://creativecommons.org/licenses/by/4.0/' }, comment: [{ '@id': '#note-2' }] });
    expect(node('state-01-before/')).toMatchObject({ comment: [{ '@id': '#note-1' }], hasPart: [{ '@id': 'state-01-before/before.vms' }] });
  });

  it('carry the numbers of a state with unit and uncertainty', () => {
    expect(node('#state-01-before-xps.fractions.Ru3%2B')).toMatchObject({ value: 1, propertyID: 'xps.fractions.Ru3+', description: 'standard uncertainty 0.004' });
    expect(node('#state-01-before-xps.chargeShift_eV')).toMatchObject({ value: 0.22, unitText: 'eV' });
  });

  it('say so where nobody named anybody', () => {
    const unpublished: ProjectDocument = { ...document, people: [], annotations: [], analyses: [] };
    delete unpublished.publication;
    const words = crateText({ ...input, document: unpublished }, 'en');
    expect(crateProblems(words, files)).toEqual([]);
    expect(words).toContain('No licence given');
  });
});

describe('the rules', () => {
  const broken = (change: (nodes: Record<string, unknown>[]) => void): string[] => {
    const copy = JSON.parse(text) as { '@graph': Record<string, unknown>[] };
    change(copy['@graph']);
    return crateProblems(JSON.stringify(copy), files);
  };
  const rootOf = (nodes: Record<string, unknown>[]) => nodes.find((one) => one['@id'] === './')!;

  it.each<[string, (nodes: Record<string, unknown>[]) => void, RegExp]>([
    ['an embedded node', (nodes) => (rootOf(nodes)['license'] = { '@id': '#x', name: 'x' }), /license must refer by @id alone/],
    ['keywords as a list', (nodes) => (rootOf(nodes)['keywords'] = ['a']), /keywords must be one string/],
    ['a single part outside of an array', (nodes) => (rootOf(nodes)['hasPart'] = { '@id': 'project/' }), /hasPart as an array/],
    ['an identifier that is no string', (nodes) => (rootOf(nodes)['identifier'] = 5), /identifier must be a string/],
    ['an author in words', (nodes) => (rootOf(nodes)['author'] = 'Ada'), /author must be a reference/],
    ['a size with a unit', (nodes) => (nodes.find((one) => one['@type'] === 'File')!['contentSize'] = '12 B'), /contentSize must be a string of digits/],
    ['another size than the file has', (nodes) => (nodes.find((one) => one['@type'] === 'File')!['contentSize'] = '13'), /has 12 bytes; the metadata say 13/],
    ['a node twice', (nodes) => nodes.push(nodes[3]!), /two nodes have the same @id/],
    ['a file nobody lists', (nodes) => (nodes.find((one) => one['@id'] === 'tables/')!['hasPart'] = []), /tables\/t.csv is not listed/],
    ['a missing root', (nodes) => nodes.splice(1, 1), /root must be a Dataset/],
    ['a node without a type', (nodes) => delete nodes[4]!['@type'], /needs @id and @type/],
  ])('notice %s', (_, change, expected) => {
    expect(broken(change).join('\n')).toMatch(expected);
  });

  it.each(['', '[]', '{}', '{"@graph":5}', '{"@graph":[null,1,"x"]}', '{"@context":"c","@graph":[{"@id":"%","@type":["File"]}]}'])('never fail on %s', (junk) => {
    expect(crateProblems(junk, files).length).toBeGreaterThan(0);
  });
});

describe('names in an archive', () => {
  it('are ASCII, and apart even where case does not count', () => {
    const file = (sha: string, name: string) => ({ ...document.files[0]!, sha256: sha.repeat(64), name });
    const paths = rawPaths({ ...document, measurements: [], files: [file('1', '放電2.txt'), file('2', '測定'), file('3', 'A.txt'), file('4', 'a.TXT'), file('5', 'CON.dat'), file('6', '..\u202e.csv'), file('7', 'é (1).csv')] });
    expect([...paths.values()]).toEqual(['other-files/2.txt', 'other-files/file-22222222', 'other-files/A.txt', 'other-files/a-2.TXT', 'other-files/file-55555555.dat', 'other-files/file-66666666.csv', 'other-files/e-1.csv']);
  });
});

describe('the start page', () => {
  it('lets no text become markup', () => {
    const page = startPage(input, 'en');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x');
    expect(page).toContain('href="state-01-before/before.vms"');
    expect(page).toContain('sha256sum -c manifest-sha256.txt');
  });
});
