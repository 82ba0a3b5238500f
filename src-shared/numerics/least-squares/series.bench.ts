/**
 * The engine on series shaped like Ru 3d + C 1s (see testing/ru3d-like.ts): time from one start, replicas, growth with the number
 * of spectra, and the same problem in lmfit where python3-lmfit is installed.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { bench, describe } from 'vitest';
import { fit, optimumOf, runReplicas } from './index';
import { ruSeries } from './testing/ru3d-like';
import type { Problem } from './types';

const one = ruSeries(1);
const five = ruSeries(5);
const optimum = optimumOf(fit(five));
const once = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 };

describe('Ru 3d + C 1s', () => {
  bench('one spectrum, 26 unknowns', () => void fit(one));
  bench('five spectra together, 70 unknowns', () => void fit(five));
  bench('one bootstrap replica of five spectra', () => void runReplicas(five, optimum, { kind: 'bootstrap', seed: 1, count: 1 }));
});

describe('growth with the number of spectra', () => {
  for (const count of [5, 20, 50, 100, 200, 500]) {
    const problem = ruSeries(count);
    let printed = false;
    bench(
      `${count} spectra`,
      () => {
        const { iterations } = fit(problem);
        if (printed) return;
        printed = true;
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        console.log(`${count} spectra: ${iterations} iterations, ${((heapUsed + arrayBuffers) / 2 ** 20).toFixed(0)} MiB in use after the fit`);
      },
      once,
    );
  }
});

/** What the peer program reads; its areas start from the sum of counts. */
function peerInput(problem: Problem): string {
  const rename = (name: string): string => name.replace('=', '_');
  const shared = problem.parameters.filter(({ name }) => !name.startsWith('shift'));
  return JSON.stringify({
    x: Array.from({ length: 211 }, (_, i) => 275 + 0.1 * i),
    counts: problem.blocks.map(({ y }) => [...y]),
    start: Object.fromEntries(shared.map(({ name, value }) => [rename(name), value])),
    priors: Object.fromEntries(shared.flatMap(({ name, prior }) => (prior ? [[rename(name), [prior.mean, prior.sd]]] : []))),
    areas: problem.blocks.map(({ y }) => Array.from({ length: 8 }, () => y.reduce((sum, value) => sum + value, 0) / 100)),
  });
}

function hasLmfit(): boolean {
  return spawnSync('/usr/bin/python3', ['-c', 'import lmfit'], { timeout: 60_000 }).status === 0;
}

describe('beside lmfit', () => {
  const isInstalled = hasLmfit();
  if (!isInstalled) console.log('lmfit is skipped: /usr/bin/python3 does not have it');
  for (const [what, problem] of [
    ['one spectrum', one],
    ['five spectra', five],
  ] as const) {
    bench(`${what}, this engine`, () => void fit(problem));
    bench.skipIf(!isInstalled)(
      `${what}, lmfit`,
      () => {
        const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [resolve(import.meta.dirname, 'peers/lmfit_series.py')], {
          input: peerInput(problem),
          encoding: 'utf8',
          maxBuffer: 2 ** 26,
        });
        if (status !== 0) throw new Error(`lmfit failed: ${stderr}`);
        const { seconds, chisqr } = JSON.parse(stdout) as { seconds: number; chisqr: number };
        console.log(`${what}: lmfit χ² ${chisqr.toFixed(1)} in ${seconds.toFixed(2)} s without starting Python; this engine χ² ${fit(problem).chiSquare.toFixed(1)}`);
      },
      once,
    );
  }
});
