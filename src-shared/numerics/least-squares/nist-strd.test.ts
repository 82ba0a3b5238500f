import { describe, expect, it } from 'vitest';
import { fitCurve } from './index';
import { strdCurve, strdProblems } from './testing/nist-strd';

/** Number of agreeing digits, log relative error as NIST defines it. */
function digits(value: number, certified: number): number {
  return Math.min(11, -Math.log10(Math.abs(value - certified) / Math.abs(certified)));
}

describe.each(strdProblems())('NIST StRD $name', (problem) => {
  const { f, jacobian } = strdCurve(problem);
  for (const [way, derivatives] of [['analytic', { jacobian }], ['numeric', {}]] as const) {
    it.each([1, 2])(`is solved from start %i with ${way} derivatives`, (start) => {
      const result = fitCurve(
        {
          f,
          ...derivatives,
          x: problem.x[0]!,
          y: problem.y,
          parameters: problem.starts[start - 1]!.map((value, k) => ({ name: `b${k + 1}`, value })),
        },
        {},
      );
      expect(result.converged, result.stopReason).toBe(true);
      result.parameters.forEach((parameter, k) => {
        expect(digits(parameter.value, problem.certified[k]!), `${parameter.name} = ${parameter.value}`).toBeGreaterThanOrEqual(6);
        // The residuals of Lanczos1 are rounding, and so is their standard deviation.
        if (problem.name === 'Lanczos1') return;
        expect(digits(parameter.stderr!, problem.certifiedSd[k]!), `stderr of ${parameter.name} = ${parameter.stderr}`).toBeGreaterThanOrEqual(4);
      });
    }, 60_000);
  }
});
