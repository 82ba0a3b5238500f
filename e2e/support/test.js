/**
 * `npm test`: checks, unit tests and end-to-end specs. Runs all three whatever fails, and ends with what passed,
 * what failed and what did not run, so that a missing Electron or browser is never silent.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const scratch = mkdtempSync(join(tmpdir(), 'halocline-test-'));
const unitReport = join(scratch, 'unit.json');

/** @param {string} title @param {string[]} args @returns {boolean} */
function step(title, args) {
  console.log(`\n== ${title}`);
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

const checks = step('check', ['.config/check.js']);
const unit = step('unit tests', ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]);
const e2e = step('end-to-end specs', ['e2e/support/e2e.js']);

/** @param {string} file @returns {any} */
const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
const unitResult = readJson(unitReport);
const e2eResult = readJson(join(root, 'test-results/e2e-summary.json'));
rmSync(scratch, { recursive: true, force: true });

const passed = (unitResult?.numPassedTests ?? 0) + (e2eResult?.passed ?? 0);
const failedTests = (unitResult?.numFailedTests ?? 0) + (e2eResult?.failed ?? 0);
const skipped = (unitResult?.numPendingTests ?? 0) + (e2eResult?.skipped ?? 0);
// A step that fails without a failing test (lint, a build, a runner that did not start) still counts as one failure.
const failed = Math.max(failedTests, [checks, unit, e2e].filter((ok) => !ok).length);

console.log('\n== summary');
console.log(`checks: ${checks ? 'ok' : 'FAILED'}`);
console.log(`unit tests: ${unitResult?.numPassedTests ?? 0} passed, ${unitResult?.numFailedTests ?? 0} failed, ${unitResult?.numPendingTests ?? 0} skipped`);
console.log(`end-to-end: ${e2eResult?.passed ?? 0} passed, ${e2eResult?.failed ?? 0} failed, ${e2eResult?.skipped ?? 0} skipped, in ${e2eResult?.ran.join(' and ') || 'no shell'}`);
for (const shell of e2eResult?.notRun ?? ['electron', 'browser']) console.log(`did not run: the ${shell} specs`);
for (const sentence of e2eResult?.missing ?? []) console.log(`because: ${sentence}`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = checks && unit && e2e ? 0 : 1;
