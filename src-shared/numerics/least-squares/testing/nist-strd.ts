/**
 * The NIST Statistical Reference Datasets of nonlinear regression (public domain, https://www.itl.nist.gov/div898/strd/):
 * the models, and the problems of both fixture forms. The models are written from NIST's formulas, with autodiff by dual numbers,
 * so that no derivative is a second source of error.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface StrdProblem {
  readonly name: string;
  readonly y: Float64Array;
  /** Predictors; only Nelson has two. */
  readonly x: readonly Float64Array[];
  readonly starts: readonly (readonly number[])[];
  readonly certified: readonly number[];
  readonly certifiedSd: readonly number[];
  readonly rss: number;
}
const fixtures = resolve(import.meta.dirname, '../fixtures');

function parseDat(text: string): StrdProblem {
  const lines = text.split(/\r?\n/);
  const name = /Dataset Name:\s+(\S+)/.exec(text)![1]!;
  const range = /Data\s+\(lines\s+(\d+) to\s+(\d+)\)/.exec(text)!;
  const rows = lines
    .slice(Number(range[1]) - 1, Number(range[2]))
    .filter((line) => line.trim())
    .map((line) => line.trim().split(/\s+/).map(Number));
  const parameters = [...text.matchAll(/^\s*b\d+\s*=\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*$/gm)].map((match) => match.slice(1, 5).map(Number));
  const column = (k: number): Float64Array => Float64Array.from(rows, (row) => row[k]!);
  const y = column(0);
  return {
    name,
    y: name === 'Nelson' ? y.map(Math.log) : y,
    x: rows[0]!.slice(1).map((_, k) => column(k + 1)),
    starts: [parameters.map((p) => p[0]!), parameters.map((p) => p[1]!)],
    certified: parameters.map((p) => p[2]!),
    certifiedSd: parameters.map((p) => p[3]!),
    rss: Number(/Residual Sum of Squares:\s+(\S+)/.exec(text)![1]),
  };
}

interface JsonCase {
  name: string;
  x: number[] | number[][];
  y: number[];
  start1: number[];
  start2: number[];
  certified: number[];
  certifiedSd: number[];
  rss: number;
}

function parseJsonCase(c: JsonCase): StrdProblem {
  const rows = c.x.map((row) => (Array.isArray(row) ? row : [row]));
  const y = Float64Array.from(c.y);
  return {
    ...c,
    y: c.name === 'Nelson' ? y.map(Math.log) : y,
    x: rows[0]!.map((_, k) => Float64Array.from(rows, (row) => row[k]!)),
    starts: [c.start1, c.start2],
  };
}

/**
 * All problems of the fixtures, each once: 26 of NIST's 27 (Gauss3 has the model of Gauss1 and Gauss2).
 * MGH17 is Osborne's first problem (Moré, Garbow & Hillstrom 1981, doi 10.1145/355934.355936).
 */
export function strdProblems(): StrdProblem[] {
  const json = ['nist-strd-nonlinear.json', 'nist-strd-further.json'].flatMap((file) => (JSON.parse(readFileSync(resolve(fixtures, file), 'utf8')) as { cases: JsonCase[] }).cases);
  const dat = readdirSync(resolve(fixtures, 'nist-strd')).map((file) => parseDat(readFileSync(resolve(fixtures, 'nist-strd', file), 'latin1')));
  const problems = [...dat, ...json.map(parseJsonCase)];
  return problems.filter(({ name }, i) => problems.findIndex((other) => other.name === name) === i);
}

/** A number with its derivatives over all parameters. */
class Dual {
  constructor(
    readonly value: number,
    readonly slope: Float64Array,
  ) {}

  private combine(other: Dual | number, value: number, own: number, its: number): Dual {
    // Values alone are asked for far more often.
    if (this.slope.length === 0) return new Dual(value, this.slope);
    return new Dual(value, typeof other === 'number' ? this.slope.map((s) => own * s) : this.slope.map((s, i) => own * s + its * other.slope[i]!));
  }

  plus(other: Dual | number): Dual {
    return this.combine(other, this.value + Number(other), 1, 1);
  }

  minus(other: Dual | number): Dual {
    return this.combine(other, this.value - Number(other), 1, -1);
  }

  times(other: Dual | number): Dual {
    return this.combine(other, this.value * Number(other), Number(other), this.value);
  }

  over(other: Dual | number): Dual {
    const d = Number(other);
    return this.combine(other, this.value / d, 1 / d, -this.value / (d * d));
  }

  exp(): Dual {
    const e = Math.exp(this.value);
    return new Dual(e, this.slope.map((s) => e * s));
  }

  log(): Dual {
    return new Dual(Math.log(this.value), this.slope.map((s) => s / this.value));
  }

  atan(): Dual {
    return new Dual(Math.atan(this.value), this.slope.map((s) => s / (1 + this.value * this.value)));
  }

  sin(): Dual {
    return new Dual(Math.sin(this.value), this.slope.map((s) => s * Math.cos(this.value)));
  }

  cos(): Dual {
    return new Dual(Math.cos(this.value), this.slope.map((s) => -s * Math.sin(this.value)));
  }

  square(): Dual {
    return this.times(this);
  }

  /** This to the power of a number or a dual. */
  pow(power: Dual | number): Dual {
    if (typeof power === 'number') {
      const value = this.value ** power;
      return new Dual(value, this.slope.map((s) => power * this.value ** (power - 1) * s));
    }
    return this.log().times(power).exp();
  }

  valueOf(): number {
    return this.value;
  }
}

type Model = (b: readonly Dual[], x: readonly number[]) => Dual;

const decays: Model = ([b1, b2, b3, b4, b5, b6], [x]) =>
  b1!.times(b2!.times(-x!).exp()).plus(b3!.times(b4!.times(-x!).exp())).plus(b5!.times(b6!.times(-x!).exp()));
const bell = (height: Dual, centre: Dual, width: Dual, x: number): Dual => height.times(centre.minus(x).over(width).square().times(-1).exp());
const gaussians: Model = ([b1, b2, b3, b4, b5, b6, b7, b8], [x]) =>
  b1!.times(b2!.times(-x!).exp()).plus(bell(b3!, b4!, b5!, x!)).plus(bell(b6!, b7!, b8!, x!));
const polynomial = (terms: readonly Dual[], x: number): Dual => terms.reduceRight((sum, term) => sum.times(x).plus(term));
const cubics: Model = ([b1, b2, b3, b4, b5, b6, b7], [x]) =>
  polynomial([b1!, b2!, b3!, b4!], x!).over(polynomial([b5!, b6!, b7!], x!).times(x!).plus(1));
const chwirut: Model = ([b1, b2, b3], [x]) => b1!.times(-x!).exp().over(b3!.times(x!).plus(b2!));

/** NIST's models by dataset name. */
const strdModels: Readonly<Record<string, Model>> = {
  Bennett5: ([b1, b2, b3], [x]) => b1!.times(b2!.plus(x!).log().over(b3!).times(-1).exp()),
  BoxBOD: ([b1, b2], [x]) => b1!.times(b2!.times(-x!).exp().times(-1).plus(1)),
  Chwirut1: chwirut,
  Chwirut2: chwirut,
  DanWood: ([b1, b2], [x]) => b1!.times(b2!.times(Math.log(x!)).exp()),
  Eckerle4: ([b1, b2, b3], [x]) => b1!.over(b2!).times(b3!.minus(x!).over(b2!).square().times(-0.5).exp()),
  ENSO: ([b1, b2, b3, b4, b5, b6, b7, b8, b9], [x]) => {
    const wave = (cosine: Dual, sine: Dual, period: Dual | null): Dual => {
      const turn = 2 * Math.PI * x!;
      if (!period) return cosine.times(Math.cos(turn / 12)).plus(sine.times(Math.sin(turn / 12)));
      const phase = period.pow(-1).times(turn);
      return cosine.times(phase.cos()).plus(sine.times(phase.sin()));
    };
    return b1!.plus(wave(b2!, b3!, null)).plus(wave(b5!, b6!, b4!)).plus(wave(b8!, b9!, b7!));
  },
  Gauss1: gaussians,
  Gauss2: gaussians,
  Gauss3: gaussians,
  Hahn1: cubics,
  Kirby2: ([b1, b2, b3, b4, b5], [x]) => polynomial([b1!, b2!, b3!], x!).over(polynomial([b4!, b5!], x!).times(x!).plus(1)),
  Lanczos1: decays,
  Lanczos2: decays,
  Lanczos3: decays,
  MGH09: ([b1, b2, b3, b4], [x]) => b1!.times(b2!.times(x!).plus(x! * x!)).over(b3!.times(x!).plus(x! * x!).plus(b4!)),
  MGH10: ([b1, b2, b3], [x]) => b1!.times(b2!.over(b3!.plus(x!)).exp()),
  MGH17: ([b1, b2, b3, b4, b5], [x]) => b1!.plus(b2!.times(b4!.times(-x!).exp())).plus(b3!.times(b5!.times(-x!).exp())),
  Misra1a: ([b1, b2], [x]) => b1!.times(b2!.times(-x!).exp().times(-1).plus(1)),
  Misra1b: ([b1, b2], [x]) => b1!.times(b2!.times(x! / 2).plus(1).pow(-2).times(-1).plus(1)),
  Misra1c: ([b1, b2], [x]) => b1!.times(b2!.times(2 * x!).plus(1).pow(-0.5).times(-1).plus(1)),
  Misra1d: ([b1, b2], [x]) => b1!.times(b2!).times(x!).over(b2!.times(x!).plus(1)),
  Nelson: ([b1, b2, b3], [x1, x2]) => b1!.minus(b2!.times(x1!).times(b3!.times(-x2!).exp())),
  Rat42: ([b1, b2, b3], [x]) => b1!.over(b2!.minus(b3!.times(x!)).exp().plus(1)),
  Rat43: ([b1, b2, b3, b4], [x]) => b1!.over(b2!.minus(b3!.times(x!)).exp().plus(1).log().over(b4!).exp()),
  Roszman1: ([b1, b2, b3, b4], [x]) => b1!.minus(b2!.times(x!)).minus(b3!.over(b4!.times(-1).plus(x!)).atan().over(Math.PI)),
  Thurber: cubics,
};

/** Value and analytic Jacobian of a problem, as `fitCurve` takes them. */
export function strdCurve({ name, x, y }: StrdProblem): {
  f: (p: Float64Array, abscissa: Float64Array, out: Float64Array) => void;
  jacobian: (p: Float64Array, abscissa: Float64Array, derivatives: readonly Float64Array[]) => void;
} {
  const model = strdModels[name];
  if (!model) throw new Error(`no model for ${name}`);
  const nothing = new Float64Array(0);
  const each = (duals: readonly Dual[], take: (i: number, value: Dual) => void): void => {
    for (let i = 0; i < y.length; i += 1)
      take(
        i,
        model(
          duals,
          x.map((predictor) => predictor[i]!),
        ),
      );
  };
  return {
    f: (p, _, out) =>
      each(
        Array.from(p, (value) => new Dual(value, nothing)),
        (i, { value }) => (out[i] = value),
      ),
    jacobian: (p, _, derivatives) =>
      each(
        Array.from(p, (value, k) => new Dual(value, Float64Array.from(p, (__, other) => (other === k ? 1 : 0)))),
        (i, { slope }) => slope.forEach((value, k) => (derivatives[k]![i] = value)),
      ),
  };
}
