/** Builds curves of known charge for the tests, row by row, apart from the code under test. */
import type { Curve, CurveColumn } from '@shared/spectrum/spectrum';

export interface BuiltRow {
  readonly time: number;
  readonly voltage: number;
  readonly current: number;
  readonly [extra: string]: number;
}

export interface CurveOptions {
  readonly units?: Readonly<Record<string, string>>;
  /** Quantities of columns beside time, voltage and current, by name. */
  readonly extra?: Readonly<Record<string, CurveColumn['quantity']>>;
}

export function buildCurve(rows: readonly BuiltRow[], { units = {}, extra = {} }: CurveOptions = {}): Curve {
  const quantities: Record<string, CurveColumn['quantity']> = { time: 'time', voltage: 'voltage', current: 'current', ...extra };
  const usual: Record<string, string> = { time: 's', voltage: 'V', current: 'mA', charge: 'mA h', capacity: 'mA h' };
  return {
    kind: 'curve',
    technique: 'electrochemistry',
    name: 'built',
    metadata: {},
    columns: Object.entries(quantities).map(([name, quantity]) => ({
      name,
      quantity,
      unit: units[name] ?? usual[quantity] ?? '',
      values: Float64Array.from(rows, (row) => row[name]!),
    })),
  };
}

export interface Stretch {
  readonly hours: number;
  /** mA; 0 is a rest. */
  readonly current: number;
  readonly from: number;
  readonly to: number;
}

/** Constant-current stretches one after the other, a row every `everyS` seconds; the first row of each stretch comes one interval in. */
export function stretches(parts: readonly Stretch[], everyS = 60): BuiltRow[] {
  const rows: BuiltRow[] = [{ time: 0, voltage: parts[0]!.from, current: 0 }];
  let time = 0;
  for (const part of parts) {
    const count = Math.round((part.hours * 3600) / everyS);
    for (let i = 1; i <= count; i++) {
      time += everyS;
      rows.push({ time, voltage: part.from + ((part.to - part.from) * i) / count, current: part.current });
    }
  }
  return rows;
}
