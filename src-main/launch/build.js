/** Builds the program when it was never built or its sources are newer. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say } from './say.js';

export const root = resolve(import.meta.dirname, '..', '..');

const mainSources = ['package.json', 'electron.vite.config.ts', 'src-main', 'src-shared'];
const mainOutputs = ['out/main/index.cjs', 'out/main/browser.cjs', 'out/main/cli.cjs'];

/** @param {'everything' | 'main'} part */
export async function ensureBuilt(part) {
  if (!existsSync(join(root, 'node_modules/electron-vite'))) throw new Error('the packages are not installed; run "npm ci" first.');
  const sources = part === 'main' ? mainSources : [...mainSources, 'src-renderer', 'resources'];
  const outputs = part === 'main' ? mainOutputs : [...mainOutputs, 'out/preload/index.cjs', 'out/renderer/index.html'];
  const newestSource = Math.max(...sources.map((source) => newest(join(root, source))));
  const oldestOutput = Math.min(...outputs.map((output) => modified(join(root, output))));
  if (newestSource < oldestOutput) return;
  say(part === 'main' ? 'building …' : 'building the program; this takes a moment …');
  await build(part);
}

/**
 * @param {'everything' | 'main'} part
 * @returns {Promise<void>}
 */
function build(part) {
  return new Promise((built, failed) => {
    const builder = spawn(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error'], {
      cwd: root,
      env: { ...process.env, HALOCLINE_BUILD: part },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    builder.stdout.on('data', (data) => (output += data));
    builder.stderr.on('data', (data) => (output += data));
    builder.on('error', failed);
    builder.on('close', (code) => {
      if (code === 0) return built();
      process.stderr.write(output);
      failed(new Error('the program could not be built; the messages above say why.'));
    });
  });
}

/**
 * Time of the latest change under a path; a folder's own time tells of removed files. Tests are no part of the program.
 * @param {string} path @returns {number}
 */
function newest(path) {
  const own = modified(path);
  if (!existsSync(path) || !statSync(path).isDirectory()) return own;
  const parts = readdirSync(path, { withFileTypes: true }).filter(({ name }) => name !== 'testing' && !/\.(test|bench)\.ts$/.test(name));
  const times = parts.map((entry) => (entry.isDirectory() ? newest(join(path, entry.name)) : modified(join(path, entry.name))));
  return Math.max(own, ...times);
}

/** @param {string} path @returns {number} 0 for what does not exist */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
