/**
 * The whole recovery ensemble: random five-state sets of every flavour of testing/five-states.ts against their truth. It takes minutes, so
 * it runs only when asked for, with the number of sets per flavour:
 *
 *     HALOCLINE_ENSEMBLE=8 npx vitest run --config .config/vitest.config.ts --project node src-shared/xps/recovery.test.ts
 *
 * The everyday tests (analyse.test.ts) hold a handful of its sets.
 */
import { expect, it } from 'vitest';
import { flavours, type Flavour } from './testing/five-states';
import { recover, summarise, type Summary } from './testing/recovery';
import { traps } from './testing/traps';

const setsPerFlavour = Number(process.env['HALOCLINE_ENSEMBLE'] ?? 0);

function row(name: string, { count, bias, rms, worst, coverage, meanSigma }: Summary): string {
  const numbers = [bias, rms, worst, meanSigma].map((value) => value.toFixed(4).padStart(9)).join('');
  return `${name.padEnd(24)}${String(count).padStart(5)}${numbers}${(100 * coverage).toFixed(1).padStart(8)} %\n`;
}

it.runIf(setsPerFlavour > 0)(
  'recovers fractions, Cl/Ru and charge shifts of the ensemble',
  () => {
    const sets = flavours.map((flavour) => ({ flavour, recovered: Array.from({ length: setsPerFlavour }, (_, i) => recover(i + 1, flavour)) }));
    process.stdout.write(`${'set'.padEnd(24)}    n     bias      rms    worst   mean σ  within 2σ\n`);
    for (const { flavour, recovered } of sets) {
      process.stdout.write(row(`${flavour} fractions`, summarise(recovered.flatMap(({ fractions }) => fractions))));
      process.stdout.write(row(`${flavour} Cl/Ru`, summarise(recovered.flatMap(({ clToRu }) => clToRu))));
      process.stdout.write(row(`${flavour} shift, eV`, summarise(recovered.flatMap(({ shifts }) => shifts))));
    }
    const all = sets.flatMap(({ recovered }) => recovered);
    const fractions = summarise(all.flatMap((one) => one.fractions));
    // What the tail of an asymmetric line holds is counted as background; that is for its uncertainty and a guard rail to say.
    const clToRu = summarise(sets.filter(({ flavour }) => flavour !== 'asymmetric').flatMap(({ recovered }) => recovered.flatMap((one) => one.clToRu)));
    const shifts = summarise(all.flatMap((one) => one.shifts));
    process.stdout.write(row('all fractions', fractions) + row('all Cl/Ru', clToRu) + row('all shift, eV', shifts));

    expect(fractions.rms).toBeLessThanOrEqual(0.015);
    // What may or may not be there is a doubt of its own, and wider lines tell less: how small σ is, is asked of the other sets.
    const doubtful: readonly Flavour[] = ['metal', 'oxide', 'satellite', 'charging', 'asymmetric'];
    const certain = sets.filter(({ flavour }) => !doubtful.includes(flavour)).flatMap(({ recovered }) => recovered.flatMap((one) => one.fractions));
    // Against the errors, for how large both are hangs on the counts that the sets were drawn with.
    expect(summarise(certain).meanSigma).toBeLessThanOrEqual(1.25 * summarise(certain).rms);
    expect(fractions.coverage).toBeGreaterThanOrEqual(0.9);
    expect(fractions.coverage).toBeLessThanOrEqual(0.99);
    expect(Math.abs(clToRu.bias)).toBeLessThanOrEqual(0.01);
    expect(clToRu.rms).toBeLessThanOrEqual(0.04);
    expect(clToRu.coverage).toBeGreaterThanOrEqual(0.88);
    expect(shifts.rms).toBeLessThanOrEqual(0.06);
    for (const { truth, isMetalKept, isOxideKept, fractions: shares } of all) {
      const set = `${truth.flavour} ${truth.seed}`;
      const hasOxide = truth.states.some(({ oxide }) => oxide > 0);
      expect(isMetalKept, set).toBe(truth.states.some(({ metal }) => metal > 0));
      expect(isOxideKept && !hasOxide, set).toBe(false);
      // RuO2 lies where Ru²⁺ does: where the spectra cannot tell them apart, the uncertainties must hold both answers.
      if (hasOxide && !isOxideKept) for (const { error, sigma } of shares) expect(Math.abs(error), set).toBeLessThan(3 * sigma!);
    }
  },
  3_600_000,
);

it.runIf(setsPerFlavour > 0)(
  'recovers fractions of sets with a trap',
  () => {
    for (const { name, spoil, reach = 0.03, ...options } of traps) {
      const recovered = Array.from({ length: setsPerFlavour }, (_, i) => recover(i + 101, i % 2 === 0 ? 'voigt' : 'tail', { ...options, spoil }));
      const fractions = summarise(recovered.flatMap((one) => one.fractions));
      const shifts = summarise(recovered.flatMap((one) => one.shifts));
      process.stdout.write(row(`${name}: fractions`, fractions) + row(`${name}: shift, eV`, shifts));
      expect(fractions.rms, name).toBeLessThanOrEqual(reach);
      expect(fractions.coverage, name).toBeGreaterThanOrEqual(0.9);
      expect(shifts.rms, name).toBeLessThanOrEqual(0.06);
      for (const one of recovered) expect([one.isMetalKept, one.isOxideKept], `${name} ${one.truth.seed}`).toEqual([false, false]);
    }
  },
  3_600_000,
);
