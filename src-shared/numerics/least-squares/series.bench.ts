/**
 * The engine on series shaped like Ru 3d + C 1s (see testing/ru3d-like.ts): time from one start, replicas, growth with the number
 * of spectra, and the same problem in lmfit and fityk where these are installed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

function lmfitSeconds(problem: Problem): { readonly seconds: number; readonly chisqr: number } {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [resolve(import.meta.dirname, 'peers/lmfit_series.py')], {
    input: peerInput(problem),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`lmfit failed: ${stderr}`);
  return JSON.parse(stdout) as { seconds: number; chisqr: number };
}

/** Centre and width of each line of testing/ru3d-like.ts; the first three are doublets. */
const lineParameters = [['ru2', 'ru2w'], ['ru3', 'ru3w'], ['ru4', 'ru4w'], ['sp2', 'sp2w'], ['cc', 'cw'], ['co', 'cw'], ['c=o', 'cw'], ['pi', 'piw']] as const;

/**
 * The series as a fityk script: σ = √(counts smoothed over nine channels), and no priors, for it has none; sp2 is fixed in their stead, for
 * otherwise positions and charge shifts are free against each other. Widths are half widths there.
 */
function fitykScript({ parameters, blocks }: Problem, folder: string, fits: boolean): string {
  const variable = (name: string): string => `$${name.replace('=', '_')}`;
  const lines = parameters.map(({ name, value }) => `${variable(name)} = ${name === 'sp2' ? '' : '~'}${value.toFixed(6)}`);
  blocks.forEach(({ y }, s) => {
    const file = join(folder, `${s}.xy`);
    const rows = Array.from(y, (count, i) => {
      const near = y.subarray(Math.max(0, i - 4), i + 5);
      return `${(275 + 0.1 * i).toFixed(1)} ${count} ${Math.sqrt(Math.max(1, near.reduce((sum, value) => sum + value, 0) / near.length))}`;
    });
    writeFileSync(file, rows.join('\n'));
    lines.push(`@${s === 0 ? '0' : '+'} < ${file}:1:2:3:`);
  });
  blocks.forEach(({ y }, s) => {
    const area = y.reduce((sum, value) => sum + value, 0) / 100;
    lines.push(`%b${s} = Linear(~${Math.min(...y).toFixed(1)}, ~0)`, `@${s}.F += %b${s}`);
    lineParameters.forEach(([centre, width], k) => {
      lines.push(`$a${s}_${k} = ~${area.toFixed(2)}`, `%l${s}_${k} = PseudoVoigtA($a${s}_${k}, ${variable(centre)}+$shift${s}, ${variable(width)}/2, 0.3)`, `@${s}.F += %l${s}_${k}`);
      if (k < 3) lines.push(`%m${s}_${k} = PseudoVoigtA(0.69*$a${s}_${k}, ${variable(centre)}+$splitting+$shift${s}, ${variable(width)}/2, 0.3)`, `@${s}.F += %m${s}_${k}`);
    });
  });
  return [...lines, ...(fits ? ['set fitting_method = mpfit', `fit ${blocks.map((_, s) => `@${s}`).join(' ')}`] : []), ''].join('\n');
}

/** What fityk takes for the fit alone: with it less without it, the best of five. */
function fitykSeconds(problem: Problem): { readonly seconds: number; readonly output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'halocline-fityk-'));
  try {
    const run = (fits: boolean): { readonly seconds: number; readonly output: string } => {
      const script = join(folder, 'series.fit');
      writeFileSync(script, fitykScript(problem, folder, fits));
      const start = performance.now();
      const { status, stdout, stderr } = spawnSync('cfityk', ['-I', '-n', '-q', script], { encoding: 'utf8', timeout: 120_000 });
      // It ends with 0 after an error in the script, too.
      if (status !== 0 || /error/i.test(stdout + stderr)) throw new Error(`fityk failed: ${stderr}${stdout}`);
      return { seconds: (performance.now() - start) / 1000, output: stdout };
    };
    const fastest = (fits: boolean): number => Math.min(...Array.from({ length: 5 }, () => run(fits).seconds));
    return { seconds: Math.max(0, fastest(true) - fastest(false)), output: run(true).output };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function engineSeconds(problem: Problem): number {
  const measured = (): number => {
    const start = performance.now();
    fit(problem);
    return (performance.now() - start) / 1000;
  };
  return Math.min(...Array.from({ length: 10 }, measured));
}

describe('beside lmfit and fityk', () => {
  const withLmfit = hasLmfit();
  const withFityk = spawnSync('cfityk', ['--version']).status === 0;
  if (!withLmfit) console.log('lmfit is skipped: /usr/bin/python3 does not have it');
  if (!withFityk) console.log('fityk is skipped: cfityk is not installed');
  for (const [what, problem] of [
    ['one spectrum', one],
    ['five spectra', five],
  ] as const) {
    bench(`${what}, this engine`, () => void fit(problem));
    bench.skipIf(!withLmfit)(
      `${what}, lmfit`,
      () => {
        const { seconds, chisqr } = lmfitSeconds(problem);
        const own = engineSeconds(problem);
        console.log(`${what}: lmfit ${seconds.toFixed(2)} s without starting Python (χ² ${chisqr.toFixed(1)}), this engine ${(1000 * own).toFixed(1)} ms (χ² ${fit(problem).chiSquare.toFixed(1)}): ${(seconds / own).toFixed(0)} times as fast`);
      },
      once,
    );
    bench.skipIf(!withFityk)(
      `${what}, fityk`,
      () => {
        const { seconds, output } = fitykSeconds(problem);
        const own = engineSeconds(problem);
        const chiSquare = /WSSR: *([\d.e+]+)/.exec(output)?.[1] ?? 'not printed';
        console.log(`${what}: fityk ${(1000 * seconds).toFixed(1)} ms without starting it (weighted sum of squares ${chiSquare}), this engine ${(1000 * own).toFixed(1)} ms: ${(seconds / own).toFixed(1)} times as fast`);
      },
      once,
    );
  }
});
