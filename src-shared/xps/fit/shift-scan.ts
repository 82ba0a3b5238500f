import type { Block } from '@shared/numerics/least-squares/types';
import type { XpsSettings } from '../model';
import { AmplitudeSolver } from './amplitude-solver';
import type { CompiledSeries } from './compile';
import { shiftName } from './parameter-names';

/** Grid of the scan, eV: a third of the narrowest line's width. */
export const scanStep = 0.2;
/** Minima closer than this are the same, eV. */
export const distinctShift = 0.45;

interface Minimum {
  readonly shift: number;
  readonly chiSquare: number;
}

export interface CurvePoint {
  readonly shift: number;
  /** In units of the residual variance at the best point; Infinity where the reference is not a main line. */
  readonly height: number;
  /** The same whatever the reference is. */
  readonly anyHeight: number;
}

/** Whether a point of a scan is as low as its neighbours. */
export function isLow(curve: readonly { readonly height: number }[], i: number): boolean {
  const { height } = curve[i]!;
  return height <= (curve[i - 1]?.height ?? Infinity) && height <= (curve[i + 1]?.height ?? Infinity);
}

/** The scan of one state's charge shift with every other parameter held and the areas solved. */
export class ShiftScan {
  private readonly solver: AmplitudeSolver;
  private readonly p: Float64Array;
  private scanned: { readonly shift: number; readonly chiSquare: number; readonly isSound: boolean }[] | null = null;

  constructor(
    readonly stateId: string,
    private readonly block: Block,
    private readonly values: ReadonlyMap<string, number>,
    private readonly range: readonly [number, number],
    /** Columns of the reference's subshell, the reference itself first. */
    private readonly referenceColumns: readonly number[],
  ) {
    this.solver = new AmplitudeSolver(block);
    this.p = Float64Array.from(block.parameters, (name) => values.get(name)!);
  }

  get shift(): number {
    return this.values.get(shiftName(this.stateId))!;
  }

  chiSquareAt(shift: number): number {
    const difference = shift - this.shift;
    this.block.parameters.forEach((name, i) => {
      this.p[i] = this.values.get(name)! + (name.endsWith(`.observed@${this.stateId}`) ? difference : 0);
    });
    return this.solver.solve(this.p);
  }

  /** Whether the reference was the largest of its subshell at the last shift: a shift measured on a line that is not there means nothing. */
  private isReferenceMain(): boolean {
    const [reference = 0, ...others] = this.referenceColumns.map((column) => this.solver.amplitudes[column]!);
    return reference > 0 && others.every((amplitude) => amplitude <= reference);
  }

  /** χ² over the range; that of a sound point is Infinity where the reference is not a main line although it is elsewhere. */
  private heights(): { readonly shift: number; readonly chiSquare: number; readonly anyChiSquare: number }[] {
    const [from, to] = this.range;
    const steps = Math.max(1, Math.round((to - from) / scanStep));
    this.scanned ??= Array.from({ length: steps + 1 }, (_, i) => {
      const shift = from + ((to - from) * i) / steps;
      return { shift, chiSquare: this.chiSquareAt(shift), isSound: this.isReferenceMain() };
    });
    const isAnySound = this.scanned.some(({ isSound }) => isSound);
    return this.scanned.map(({ shift, chiSquare, isSound }) => ({ shift, chiSquare: isSound || !isAnySound ? chiSquare : Infinity, anyChiSquare: chiSquare }));
  }

  /** The scan in units of the residual variance at its best point, the best at zero, with the minima between the grid's points. */
  curve(): CurvePoint[] {
    const minima = this.minima().map(({ shift, chiSquare }) => ({ shift, chiSquare, anyChiSquare: chiSquare }));
    const points = [...this.heights(), ...minima].sort((a, b) => a.shift - b.shift);
    const least = Math.min(...points.map(({ chiSquare }) => chiSquare));
    const variance = Math.max(1, least / this.block.y.length);
    return points.map(({ shift, chiSquare, anyChiSquare }) => ({ shift, height: (chiSquare - least) / variance, anyHeight: (anyChiSquare - least) / variance }));
  }

  /** Local minima over the range, best first. */
  minima(): Minimum[] {
    const heights = this.heights();
    const found: Minimum[] = [];
    heights.forEach(({ shift, chiSquare }, i) => {
      const before = heights[i - 1];
      const after = heights[i + 1];
      const left = before?.chiSquare ?? Infinity;
      const right = after?.chiSquare ?? Infinity;
      if (chiSquare === Infinity || chiSquare > left || chiSquare > right) return;
      // The parabola through three points, where there are three.
      const curvature = left + right - 2 * chiSquare;
      const offset = before && after && Number.isFinite(curvature) && curvature > 0 ? (0.25 * (left - right) * (after.shift - before.shift)) / curvature : 0;
      const refined = this.chiSquareAt(shift + offset);
      found.push(refined < chiSquare ? { shift: shift + offset, chiSquare: refined } : { shift, chiSquare });
    });
    return found.sort((a, b) => a.chiSquare - b.chiSquare);
  }
}

/** A scan for every state whose shift is fitted, over the block that holds the charge reference. */
export function scans({ problem, regions }: CompiledSeries, settings: XpsSettings, values: ReadonlyMap<string, number>): ShiftScan[] {
  const { kind, region, component, searchRange } = settings.chargeReference;
  if (kind === 'fixed') return [];
  return regions.flatMap(({ model, stateId, components }, i): ShiftScan[] => {
    const reference = components.find(({ id }) => id === component);
    if (model.region !== region || !reference) return [];
    const columns = components.flatMap((one, column) => (one !== reference && one.subshell === reference.subshell ? [column] : []));
    return [new ShiftScan(stateId, problem.blocks[i]!, values, searchRange, [components.indexOf(reference), ...columns])];
  });
}
