import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { alias } from '../../../.config/alias.js';

/** Bundles a TypeScript file into a program that node runs, for tests with processes of their own. */
export async function buildProgram(source: string): Promise<{ program: string; remove: () => Promise<void> }> {
  const out = await mkdtemp(join(tmpdir(), 'halocline-program-'));
  const name = `${basename(source, '.ts')}.mjs`;
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    ssr: { noExternal: true },
    build: { ssr: source, outDir: out, target: 'node20', rolldownOptions: { output: { entryFileNames: name } } },
  });
  return { program: join(out, name), remove: () => rm(out, { recursive: true, force: true }) };
}
