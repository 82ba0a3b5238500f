import shipped from '@resources/reference-phases.json';
import { braggAngle } from './geometry';
import type { Phase } from './phase-test';
import type { UserPhase } from './result';

/** Lines weaker than this share of the strongest do not help to find a phase in a laboratory pattern. */
const weakestLine = 0.02;

/** A phase of the user's own, placed for a wavelength in Å; null when none of its planes reflects at that wavelength. */
export function phaseOfUser({ name, lines }: UserPhase, wavelengthA: number): Phase | null {
  const sticks = lines.flatMap(({ spacingA, relIntensity, hkl }) => {
    const twoTheta = braggAngle(spacingA, wavelengthA);
    return twoTheta === null ? [] : [{ twoTheta, relIntensity, hkl }];
  });
  return sticks.length === 0 ? null : phaseFromSticks(name, sticks);
}

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
 * Those that the user's own list names already are left out (the user's sticks win), and those in `without`.
 */
export function shippedPhases(wavelengthA: number, listed: readonly Phase[], without: readonly string[] = []): Phase[] {
  const names = new Set([...without, ...listed.flatMap(({ name }) => [name, `alpha-${name}`])]);
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
