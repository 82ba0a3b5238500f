import shipped from '@resources/reference-phases.json';
import { braggAngle } from './geometry';
import type { Phase } from './phase-test';

/** Lines weaker than this share of the strongest do not help to find a phase in a laboratory pattern. */
const weakestLine = 0.02;

/** Relative intensity of a line of a stick list, with the strongest set to 1. */
export function phaseFromSticks(name: string, sticks: readonly { readonly twoTheta: number; readonly relIntensity: number; readonly hkl: string }[]): Phase {
  const strongest = Math.max(...sticks.map(({ relIntensity }) => relIntensity));
  return {
    name,
    origin: 'listed',
    lines: sticks
      .filter(({ relIntensity }) => relIntensity >= weakestLine * strongest)
      .map(({ twoTheta, relIntensity, hkl }) => ({ twoTheta, intensity: relIntensity / strongest, hkl })),
  };
}

/**
 * The phases shipped with the program (kinematic reflections, resources/reference-phases.json), placed for a wavelength in Å.
 * Those that the user's own list names already are left out: the user's sticks win.
 */
export function shippedPhases(wavelengthA: number, listed: readonly Phase[]): Phase[] {
  const names = new Set(listed.flatMap(({ name }) => [name, `alpha-${name}`]));
  return shipped.phases
    .filter(({ id }) => !names.has(id))
    .map(({ id, reflections }) => ({
      name: id,
      origin: 'shipped',
      lines: reflections
        .filter(({ relI }) => relI >= 100 * weakestLine)
        .flatMap(({ d_A, relI, hkl }) => {
          const twoTheta = braggAngle(d_A, wavelengthA);
          return twoTheta === null ? [] : [{ twoTheta, intensity: relI / 100, hkl: hkl.map((indices) => indices.join(' ')).join(', ') }];
        }),
    }));
}
