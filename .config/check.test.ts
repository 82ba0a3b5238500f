/**
 * The checks themselves are checked: wrong imports and a type error are planted in a copy of the house
 * (its layout and its configuration, none of its code) and must be found.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
let house = '';

const planted: Record<string, string> = {
  'src-shared/numerics/reads-disk.ts': `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n`,
  'src-shared/numerics/looks-right.ts': `import { shape } from '@shared/xps/shape';\nexport const copy = shape;\n`,
  'src-shared/xps/shape.ts': `export const shape = 1;\n`,
  'src-shared/xps/visits-raman.ts': `import { band } from '../raman/band';\nexport const copy = band;\n`,
  'src-shared/raman/band.ts': `export const band = 1;\n`,
  'src-shared/project/one.ts': `import { two } from './two';\nexport const one = (): number => two();\n`,
  'src-shared/project/two.ts': `import { one } from './one';\nexport const two = (): number => one();\n`,
  'src-main/host/opens-window.ts': `import { app } from 'electron';\nexport const name = app.name;\n`,
  'src-main/project-store/calls-host.ts': `import { name } from '../host/opens-window';\nexport const copy = name;\n`,
  'src-renderer/views/Reaches.svelte': `<script lang="ts">\n  import { copy } from '../../src-main/project-store/calls-host';\n</script>\n{copy}\n`,
  'src-renderer/views/Wrong.svelte': `<script lang="ts">\n  const counts: number = 'many';\n</script>\n{counts}\n`,
  'src-renderer/controls/knows-view.ts': `import Wrong from '../views/Wrong.svelte';\nexport const view = Wrong;\n`,
};

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'halocline-check-'));
  for (const file of ['tsconfig.json', 'package.json', 'src-shared/tsconfig.json', 'src-renderer/tsconfig.json', 'src-main/tsconfig.json', '.config'])
    cpSync(join(root, file), join(house, file), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
  for (const [file, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
});

afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

test('planted wrong imports are caught, in TypeScript and in Svelte files', () => {
  const run = spawnSync(
    process.execPath,
    [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.config/dependency-cruiser.cjs', '--output-type', 'json', 'src-shared', 'src-main', 'src-renderer'],
    { cwd: house, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  expect(run.stderr).toBe('');
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  const found = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
  expect(found).toEqual(
    expect.arrayContaining([
      'src-shared/numerics/reads-disk.ts: shared-touches-no-platform',
      'src-shared/numerics/looks-right.ts: shared-numerics-i18n-looks-only-left',
      'src-shared/xps/visits-raman.ts: src-shared-xps-stands-alone',
      'src-shared/project/one.ts: no-cycles',
      'src-main/host/opens-window.ts: only-the-electron-shell-imports-electron',
      'src-main/project-store/calls-host.ts: stores-know-no-host',
      'src-renderer/views/Reaches.svelte: renderer-not-main',
      'src-renderer/controls/knows-view.ts: renderer-controls-plots-workers-looks-only-left',
    ]),
  );
}, 60_000);

test('a type error inside a Svelte file is reported', () => {
  const check = () =>
    execFileSync(process.execPath, [join(root, 'node_modules/svelte-check/bin/svelte-check'), '--tsconfig', 'src-renderer/tsconfig.json', '--output', 'machine'], {
      cwd: house,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  expect(check).toThrow(expect.objectContaining({ stdout: expect.stringMatching(/Wrong\.svelte.*not assignable to type 'number'/) as string }));
}, 60_000);
