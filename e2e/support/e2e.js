/**
 * `npm run e2e [-- playwright arguments]`: provides a browser, a display and Electron, builds, runs the specs in both shells.
 * Leaves a summary in test-results/e2e-summary.json for `npm test`. Exits with 1 when a spec failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { provision, testEnvironment } from './provision.js';

const root = join(import.meta.dirname, '..', '..');
const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const found = await provision();
for (const sentence of found.missing) console.log(`e2e: ${sentence}`);

const shells = [found.electronDist && found.display ? 'electron' : null, found.browser ? 'browser' : null].filter((shell) => shell !== null);
const environment = testEnvironment(found);

/** @param {string} command @param {string[]} args */
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment }).status ?? 1;

let status = run(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn']);

if (status === 0 && shells.length > 0) {
  const playwright = [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts', ...shells.map((shell) => `--project=${shell}`), ...process.argv.slice(2)];
  status =
    found.display === 'xvfb'
      ? run('xvfb-run', ['-a', '--server-args=-screen 0 1920x1200x24', process.execPath, ...playwright])
      : run(process.execPath, playwright);
}

/** @type {{ expected?: number; unexpected?: number; skipped?: number; flaky?: number }} */
const stats = existsSync(join(results, 'e2e.json')) ? JSON.parse(readFileSync(join(results, 'e2e.json'), 'utf8')).stats : {};
const summary = {
  passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
  failed: stats.unexpected ?? 0,
  skipped: stats.skipped ?? 0,
  ran: shells,
  notRun: ['electron', 'browser'].filter((shell) => !shells.includes(shell)),
  missing: found.missing,
};
writeFileSync(join(results, 'e2e-summary.json'), JSON.stringify(summary));
process.exitCode = status === 0 ? 0 : 1;
