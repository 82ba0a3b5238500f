/** The NIST StRD problems: digits reached, printed once, and the time of all of them from both starts. */
import { bench, describe } from 'vitest';
import { fitCurve, type Fit } from './index';
import { strdCurve, strdProblems, type StrdProblem } from './testing/nist-strd';

const problems = strdProblems();

function solve(problem: StrdProblem, start: number): Fit {
  return fitCurve({ ...strdCurve(problem), x: problem.x[0]!, y: problem.y, parameters: problem.starts[start]!.map((value, k) => ({ name: `b${k + 1}`, value })) });
}

function fewestDigits(found: readonly (number | null)[], certified: readonly number[]): number {
  return Math.min(11, ...found.map((value, k) => -Math.log10(Math.abs((value ?? NaN) / certified[k]! - 1))));
}

describe('NIST StRD', () => {
  let printed = false;
  bench(
    'all problems from both starts',
    () => {
      for (const problem of problems) {
        for (const start of [0, 1]) {
          const found = solve(problem, start);
          if (printed) continue;
          const values = fewestDigits(found.parameters.map(({ value }) => value), problem.certified);
          const errors = fewestDigits(found.parameters.map(({ stderr }) => stderr), problem.certifiedSd);
          console.log(`${problem.name} start ${start + 1}: ${values.toFixed(1)} digits of values, ${errors.toFixed(1)} of standard errors, ${found.iterations} iterations, ${found.stopReason}`);
        }
      }
      printed = true;
    },
    { iterations: 2, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});
