/** The agreement of one state in the plane of its Ru2+ and Ru4+ shares, in px. */
import type { ChargeAgainstXps, SeenFractions } from '@shared/project/analyses/charge-against-xps';
import { ticks } from '@shared/report/svg/ticks';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface AgreementShapes {
  readonly ellipse: string;
  /** Shares that the charge allows, from no disproportionation to all of it. */
  readonly line: string;
  /** The same line moved by ±2σ of the charge. */
  readonly band: string;
  readonly expected: readonly [number, number];
  readonly seen: readonly [number, number];
  readonly xTicks: readonly { readonly at: number; readonly text: string }[];
  readonly yTicks: readonly { readonly at: number; readonly text: string }[];
}

/** √χ² that holds 95 % of a normal distribution in two dimensions: √(−2 ln 0.05). */
const radius95 = Math.sqrt(-2 * Math.log(0.05));

/** Null where XPS gives no covariance. */
export function agreementShapes({ expected, seen }: Pick<ChargeAgainstXps, 'expected'> & { readonly seen: Pick<SeenFractions, 'fractions' | 'covariance'> | null }, frame: Frame): AgreementShapes | null {
  if (!seen?.covariance) return null;
  const centre = [seen.fractions['Ru2+'], seen.fractions['Ru4+']] as const;
  const ellipse = ellipsePoints(centre, seen.covariance);
  const [without, all] = expected.band;
  const start = [without['Ru2+'], without['Ru4+']] as const;
  const end = [all['Ru2+'], all['Ru4+']] as const;
  const spread = expected.electronsPerRu.stdUncertainty;
  // One electron more is one Ru2+ less or one Ru4+ more: at a fixed sum the line moves across itself by half of each.
  const moved = (by: number) => [start, end].map(([two, four]) => [two - by / 2, four + by / 2] as const);
  const corners = [...ellipse, start];
  const [left, right] = padded(corners.map(([two]) => two));
  const [low, high] = padded(corners.map(([, four]) => four));
  const x = (two: number): number => frame.left + ((two - left) / (right - left)) * (frame.width - frame.left - frame.right);
  const y = (four: number): number => frame.height - frame.bottom - ((four - low) / (high - low)) * (frame.height - frame.top - frame.bottom);
  const path = (points: readonly (readonly [number, number])[]): string => points.map(([two, four]) => `${x(two).toFixed(1)},${y(four).toFixed(1)}`).join(' ');
  const marks = (from: number, to: number, place: (value: number) => number) => ticks(from, to, 4).map((value) => ({ at: place(value), text: String(Number(value.toFixed(4))).replace('-', '−') }));
  return {
    ellipse: path(ellipse),
    line: path([start, end]),
    band: path([...moved(2 * spread), ...moved(-2 * spread).reverse()]),
    expected: [x(start[0]), y(start[1])],
    seen: [x(centre[0]), y(centre[1])],
    xTicks: marks(left, right, x),
    yTicks: marks(low, high, y),
  };
}

function ellipsePoints(centre: readonly [number, number], covariance: readonly (readonly number[])[]): (readonly [number, number])[] {
  const [xx, xy, yy] = [covariance[0]![0]!, covariance[0]![2]!, covariance[2]![2]!];
  // Cholesky factor of the 2 × 2 covariance; rounding may leave a tiny negative rest.
  const a = Math.sqrt(Math.max(0, xx));
  const b = a > 0 ? xy / a : 0;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  return Array.from({ length: 72 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 72;
    const [u, v] = [radius95 * Math.cos(angle), radius95 * Math.sin(angle)];
    return [centre[0] + a * u, centre[1] + b * u + c * v] as const;
  });
}

function padded(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = 0.15 * (high - low) || 0.01;
  return [low - air, high + air];
}
