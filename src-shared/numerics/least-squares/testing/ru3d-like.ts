/**
 * A series shaped like five Ru 3d + C 1s spectra, for benches: three doublets, five carbon lines, constant and slope;
 * fifteen shared parameters, one shift per spectrum, ten amplitudes each. Lines are Gauss–Lorentz sums of equal width.
 */
import { Random } from '../../random/random';
import type { Block, Parameter, Problem } from '../types';

interface LineSpec {
  readonly centre: string;
  readonly width: string;
  /** Second line: splitting parameter, area ratio and extra width. */
  readonly doublet: boolean;
}

const lines: readonly LineSpec[] = [
  { centre: 'ru2', width: 'ru2w', doublet: true },
  { centre: 'ru3', width: 'ru3w', doublet: true },
  { centre: 'ru4', width: 'ru4w', doublet: true },
  { centre: 'sp2', width: 'sp2w', doublet: false },
  { centre: 'cc', width: 'cw', doublet: false },
  { centre: 'co', width: 'cw', doublet: false },
  { centre: 'c=o', width: 'cw', doublet: false },
  { centre: 'pi', width: 'piw', doublet: false },
];
const shared = ['ru2', 'ru3', 'ru4', 'ru2w', 'ru3w', 'ru4w', 'sp2', 'sp2w', 'cc', 'co', 'c=o', 'cw', 'pi', 'piw', 'splitting'] as const;
const ruTruth: Readonly<Record<(typeof shared)[number], number>> = {
  ru2: 280.9, ru3: 281.9, ru4: 282.8, ru2w: 1.4, ru3w: 1.4, ru4w: 1.5, sp2: 284.45, sp2w: 0.8, cc: 284.9, co: 286.3, 'c=o': 287.8, cw: 1.3, pi: 290.6, piw: 3, splitting: 4.17,
};
const areas = [
  [2000, 20000, 500, 8000, 3000, 1500, 1000, 1200],
  [500, 8000, 14000, 8000, 3000, 1500, 1000, 1200],
  [9000, 12000, 800, 8000, 3000, 1500, 1000, 1200],
  [700, 9000, 13000, 9000, 2500, 1800, 900, 1200],
  [8500, 12500, 900, 9000, 2500, 1800, 900, 1200],
];
const mixing = 0.3;
const ratio = 0.69;
const gaussNorm = 2 * Math.sqrt(Math.LN2 / Math.PI);

/** Area-normalised line and its derivatives by centre and width, added with a factor. */
function addLine(x: Float64Array, centre: number, width: number, factor: number, value: Float64Array, byCentre: Float64Array | null, byWidth: Float64Array | null): void {
  for (let i = 0; i < x.length; i += 1) {
    const t = (x[i]! - centre) / width;
    const gauss = ((1 - mixing) * factor * gaussNorm * Math.exp(-4 * Math.LN2 * t * t)) / width;
    const denominator = 1 + 4 * t * t;
    const lorentz = (mixing * factor * 2) / (Math.PI * width * denominator);
    value[i] = value[i]! + gauss + lorentz;
    if (!byCentre || !byWidth) continue;
    const byT = -8 * t * (Math.LN2 * gauss + lorentz / denominator);
    byCentre[i] = byCentre[i]! - byT / width;
    byWidth[i] = byWidth[i]! - (byT * t + gauss + lorentz) / width;
  }
}

function block(name: string, x: Float64Array, y: Float64Array, shift: string): Block {
  const parameters = [...shared, shift];
  const index = (parameter: string): number => parameters.indexOf(parameter);
  const dependence = lines.flatMap(({ centre, width, doublet }, column) =>
    [centre, width, shift, ...(doublet ? ['splitting'] : [])].map((parameter) => ({ column, parameter: index(parameter) })),
  );
  const second = new Float64Array(x.length);
  return {
    name,
    y,
    noise: { kind: 'poisson' },
    amplitudes: [...lines.map(({ centre }) => ({ name: centre, nonNegative: true })), { name: 'constant', nonNegative: false }, { name: 'slope', nonNegative: false }],
    parameters,
    dependence,
    evaluate(p, { columns, derivatives }) {
      let d = 0;
      lines.forEach(({ centre, width, doublet }, k) => {
        const position = p[index(centre)]! + p[p.length - 1]!;
        const fwhm = p[index(width)]!;
        const byCentre = derivatives?.[d] ?? null;
        const byWidth = derivatives?.[d + 1] ?? null;
        columns[k]!.fill(0);
        byCentre?.fill(0);
        byWidth?.fill(0);
        addLine(x, position, fwhm, 1, columns[k]!, byCentre, byWidth);
        if (doublet) {
          second.fill(0);
          addLine(x, position + p[index('splitting')]!, fwhm, ratio, columns[k]!, byCentre && second, byWidth);
          if (derivatives) {
            for (let i = 0; i < x.length; i += 1) byCentre![i] = byCentre![i]! + second[i]!;
            derivatives[d + 3]!.set(second);
          }
        }
        derivatives?.[d + 2]!.set(byCentre!);
        d += doublet ? 4 : 3;
      });
      columns[lines.length]!.fill(1);
      for (let i = 0; i < x.length; i += 1) columns[lines.length + 1]![i] = (x[i]! - 285) / 10;
    },
  };
}

/** `count` spectra of 211 points with Poisson noise, starting a little off the truth. */
export function ruSeries(count: number, seed = 1): Problem {
  const x = Float64Array.from({ length: 211 }, (_, i) => 275 + 0.1 * i);
  const random = new Random(seed);
  const priors: Readonly<Record<string, number>> = { sp2: 0.05, splitting: 0.05, cc: 0.2, co: 0.2, 'c=o': 0.3, pi: 0.5, cw: 0.2, piw: 0.5, ru2: 0.3, ru4: 0.3 };
  const parameters: Parameter[] = shared.map((name) => {
    const truth = ruTruth[name];
    const width = name.endsWith('w');
    return {
      name,
      value: width ? truth * 1.1 : truth + 0.1 * Math.sin(truth),
      ...(width ? { min: 0.3, max: 5 } : {}),
      ...(priors[name] === undefined ? {} : { prior: { mean: truth, sd: priors[name] } }),
    };
  });
  const blocks = Array.from({ length: count }, (_, s) => {
    const shift = 0.3 * Math.sin(2 * s + 1);
    const name = `shift${s}`;
    parameters.push({ name, value: 0, min: -3, max: 3 });
    const counts = new Float64Array(x.length);
    const empty = block('', x, counts, name);
    const columns = empty.amplitudes.map(() => new Float64Array(x.length));
    empty.evaluate(Float64Array.of(...shared.map((p) => ruTruth[p]), shift), { columns, fixed: new Float64Array(x.length), derivatives: null });
    const heights = [...areas[s % areas.length]!, 800, 200];
    for (let i = 0; i < x.length; i += 1) counts[i] = random.poisson(columns.reduce((sum, column, j) => sum + heights[j]! * column[i]!, 0));
    return block(`state${s}`, x, counts, name);
  });
  return { parameters, blocks };
}
