import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '../project-store/testing/test-folder';
import { pageFile, pageHeaders } from './page-files';

let root: string;

beforeEach(async () => {
  const folder = await testFolder();
  root = join(folder, 'page');
  await mkdir(join(root, 'assets'), { recursive: true });
  await mkdir(join(folder, 'page-other'));
  await writeFile(join(root, 'index.html'), '<p>page</p>');
  await writeFile(join(root, 'assets', 'main.js'), 'run()');
  await writeFile(join(root, 'notes.txt'), 'not part of the page');
  for (const outside of ['secret.json', 'page-other/secret.json']) await writeFile(join(folder, outside), '{}');
  await symlink(join(folder, 'secret.json'), join(root, 'link.json'));
});

describe('the files of the page', () => {
  it('are found with their kind', async () => {
    expect(await pageFile(root, '/')).toMatchObject({ type: 'text/html; charset=utf-8' });
    expect(await pageFile(root, '/assets/main.js')).toMatchObject({ type: 'text/javascript; charset=utf-8' });
  });

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/assets/..%5c..%5csecret.json',
    '/..\\secret.json',
    '/../page-other/secret.json',
    '//etc/passwd.json',
    '/link.json',
    '/notes.txt',
    '/absent.js',
    '/assets',
    '/%',
    '/a%00.js',
    'index.html',
    '',
  ])('are all that is served: not %s', async (path) => {
    expect(await pageFile(root, path)).toBeNull();
  });

  it('are all that is served, whatever dots and slashes are put together', async () => {
    const part = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%252e', 'secret.json', 'page-other', 'assets', '%00');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const file = await pageFile(root, `/${parts.join('')}`);
        if (file) expect(new TextDecoder().decode(file.bytes)).not.toBe('{}');
      }),
    );
  });

  it('allow no script but their own, no eval and no connection elsewhere', () => {
    const policy = pageHeaders['Content-Security-Policy']!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(pageHeaders).toMatchObject({ 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' });
  });
});
