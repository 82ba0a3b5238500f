/** Archives made to do harm: each is refused with its own sentence, and nothing is written. */
import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestText } from '@shared/archive-format/manifest';
import { documentBytes } from '../project-store/document-file';
import { documentNamed } from '../project-store/testing/documents';
import { testFolder } from '../project-store/testing/test-folder';
import { Archive } from './archive';
import { rawZip, type RawEnd, type RawEntry } from './testing/raw-zip';

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const documentText = new TextDecoder().decode(documentBytes(documentNamed('x'), 0));

/** A sound archive with more files in it. */
function sound(more: Readonly<Record<string, string>> = {}): RawEntry[] {
  const files: Record<string, string> = { 'ro-crate-metadata.json': '{}', 'project/project.json': documentText, ...more };
  const manifest = manifestText(new Map(Object.entries(files).map(([path, text]) => [path, sha256(text)])));
  return Object.entries({ ...files, 'manifest-sha256.txt': manifest }).map(([path, data]) => ({ name: `x/${path}`, data }));
}

async function opening(bytes: Uint8Array): Promise<string> {
  const folder = await testFolder();
  const path = join(folder, 'a.eln');
  await writeFile(path, bytes);
  try {
    await (await Archive.open(path)).close();
    return 'opened';
  } catch (error) {
    return (error as { error: { key: string } }).error.key;
  } finally {
    expect(await readdir(folder)).toEqual(['a.eln']);
  }
}

const refused = (more: RawEntry[], end: RawEnd = {}) => opening(rawZip([...sound(), ...more], end));

it('opens a sound one, with folder entries, a comment and a signature beside the metadata', async () => {
  expect(await refused([{ name: 'x/' }, { name: 'x/project/' }, { name: 'x/ro-crate-metadata.json.minisig', data: 'sig' }], { comment: 'made by hand' })).toBe('opened');
});

describe('names', () => {
  it.each([
    '../evil.txt', 'x/../../evil.txt', '/etc/passwd', 'x//a', 'x/./a', 'C:/evil.txt', 'x/a:stream', 'x\\..\\evil.txt', 'x/a\u0000b', 'x/a\nb', 'x/\u202Egnp.exe', 'x/a.', 'x/a ', '',
    `x/${'a'.repeat(1200)}`,
  ])('%j leads nowhere', async (name) => {
    expect(await refused([{ name }])).toMatch(/archiveName|archiveNoFolder/);
  });

  it('must lie in one folder', async () => {
    expect(await refused([{ name: 'y/a' }])).toBe('error.archiveNoFolder');
    expect(await refused([{ name: 'a' }])).toBe('error.archiveNoFolder');
    expect(await opening(rawZip([]))).toBe('error.archiveNoFolder');
  });

  it.each([
    ['twice', ['x/a', 'x/a']],
    ['in another case', ['x/raw/a.txt', 'x/raw/A.TXT']],
    ['in another folder case', ['x/raw/a', 'x/RAW/b']],
    ['in another composition', ['x/é', 'x/e\u0301']],
    ['in another width', ['x/a１', 'x/a1']],
    ['as file and as folder', ['x/a', 'x/a/b']],
    ['as folder and as file', ['x/a/b', 'x/a']],
  ])('%s are one file somewhere', async (_, names) => {
    expect(await refused(names.map((name) => ({ name })))).toBe('error.archiveDuplicate');
  });

  it('must be the same in directory and header', async () => {
    expect(await refused([{ name: 'x/good', localName: 'x/evil' }])).toBe('error.archiveName');
  });

  it('must have the same size and packing in directory and header', async () => {
    const data = 'some text';
    expect(await refused([{ name: 'x/a', data, localSize: 5 }])).toBe('error.archiveTwofold');
    expect(await refused([{ name: 'x/a', data, localMethod: 0 }])).toBe('error.archiveTwofold');
    // Sizes that follow the data are allowed to be missing in front of them, not to be others.
    expect(await refused([{ name: 'x/a', data, flags: 0x808, localSize: 5 }])).toBe('error.archiveTwofold');
  });

  it('must be UTF-8', async () => {
    const zip = rawZip([{ name: 'x/abc' }]);
    expect(await opening(Buffer.from(zip.map((byte) => (byte === 0x62 ? 0xff : byte))))).toBe('error.archiveName');
  });
});

describe('entries', () => {
  it.each([['a link', 0o120777], ['a device', 0o060666], ['a pipe', 0o010666]])('that are %s are refused', async (_, mode) => {
    expect(await refused([{ name: 'x/link', data: '/etc/passwd', mode }])).toBe('error.archiveLink');
  });

  it('that are encrypted say so', async () => {
    expect(await refused([{ name: 'x/a', flags: 0x801 }])).toBe('error.archiveEncrypted');
  });

  it('of an unknown method are refused', async () => {
    expect(await refused([{ name: 'x/a', method: 12, data: 'x' }])).toBe('error.archiveNotZip');
  });
});

describe('bombs', () => {
  it('that declare more than deflate can pack, or more than there may be', async () => {
    expect(await refused([{ name: 'x/a', data: 'x', size: 1_000_000 }])).toBe('error.archiveBomb');
    expect(await refused([{ name: 'x/a', data: 'x', size: 2 ** 31 }])).toBe('error.archiveTooLarge');
    expect(await refused(Array.from({ length: 5 }, (_, i) => ({ name: `x/${i}`, data: 'x', size: 1024 ** 3, compressedSize: 1024 ** 2 })))).toBe('error.archiveTooLarge');
  });

  it('that unpack to more or less than they declare', async () => {
    const entries = sound();
    const at = entries.findIndex(({ name }) => name === 'x/project/project.json');
    for (const size of [10, documentText.length - 1, documentText.length + 1]) {
      expect(await opening(rawZip(entries.map((entry, i) => (i === at ? { ...entry, size } : entry))))).toBe('error.archiveBomb');
    }
  });

  it('that use the same bytes again and again', async () => {
    const many = Array.from({ length: 100 }, (_, i) => ({ name: `x/${i}`, data: 'zero', sharesDataOf: 0, localName: 'x/ro-crate-metadata.json' }));
    expect(await refused(many)).toMatch(/archiveName|archiveOverlap/);
    const entries = sound();
    expect(await opening(rawZip([...entries, { ...entries[0]!, name: 'x/again', localName: 'x/again', sharesDataOf: 0 }]))).toMatch(/archiveName|archiveOverlap/);
  });

  it('of 65 535 or a million entries are refused without looking at them', async () => {
    expect(await refused([], { count: 0xffff })).toBe('error.archiveTooMany');
    expect(await refused([], { count: 20_000 })).toBe('error.archiveTooMany');
    const million = rawZip(sound());
    million.writeUInt16LE(0xffff, million.length - 14);
    million.writeUInt16LE(0xffff, million.length - 12);
    expect(await opening(million)).toBe('error.archiveTooMany');
  });
});

describe('the whole', () => {
  it('is not read when it is no zip, or cut, or longer than it says', async () => {
    const zip = rawZip(sound());
    for (const bytes of [Buffer.from('hello'), Buffer.alloc(0), Buffer.alloc(100), zip.subarray(0, -1), zip.subarray(1), Buffer.concat([zip, Buffer.from('more')]), Buffer.concat([Buffer.from('MZ'), zip])]) {
      expect(await opening(bytes)).toBe('error.archiveNotZip');
    }
  });

  it('of another program is told apart', async () => {
    expect(await opening(rawZip([{ name: 'x/ro-crate-metadata.json', data: '{}' }]))).toBe('error.archiveForeign');
  });

  it('must vouch for every file and hold every one it vouches for', async () => {
    expect(await refused([{ name: 'x/stowaway.txt', data: 'x' }])).toBe('error.archiveUnlisted');
    const entries = sound({ 'a.txt': 'a' });
    expect(await opening(rawZip(entries.filter(({ name }) => name !== 'x/a.txt')))).toBe('error.archiveFileGone');
    expect(await opening(rawZip(entries.filter(({ name }) => !name.endsWith('manifest-sha256.txt'))))).toBe('error.archiveNoManifest');
    expect(await opening(rawZip(entries.map((entry) => (entry.name.endsWith('project.json') ? { ...entry, data: documentText.replace('"x"', '"y"') } : entry))))).toBe('error.archiveChanged');
  });

  it('with a document that is none, or of a later version, says so', async () => {
    const withDocument = (text: string) => {
      const manifest = manifestText(new Map([['project/project.json', sha256(text)]]));
      return opening(rawZip([{ name: 'x/project/project.json', data: text }, { name: 'x/manifest-sha256.txt', data: manifest }]));
    };
    expect(await withDocument('{"schema":1}')).toBe('error.projectDamaged');
    expect(await withDocument('{"schema":99,"revision":0}')).toBe('error.newerVersion');
    expect(await withDocument(`${'['.repeat(100_000)}`)).toBe('error.projectDamaged');
  });

  it('damaged anywhere opens or is refused with a sentence, and never does anything else', async () => {
    const zip = rawZip(sound({ 'a.txt': 'some text '.repeat(50) }));
    const folder = await testFolder();
    const path = join(folder, 'a.eln');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(zip);
        for (const [at, value] of changes) bytes[at] = value;
        await writeFile(path, bytes);
        try {
          const archive = await Archive.open(path);
          try {
            for (const problem of await archive.check()) expect(problem.key).toMatch(/^error\.archive/);
          } finally {
            await archive.close();
          }
        } catch (error) {
          expect((error as { error: { key: string } }).error.key).toMatch(/^error\.(archive|projectDamaged|newerVersion)/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
