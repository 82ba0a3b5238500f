/** Plain tables over time: a cycler's or potentiostat's export through a spreadsheet. */
import type { Curve, CurveColumn } from '@shared/spectrum/spectrum';
import type { Metadata } from '../support/metadata';
import type { NumberTable } from './table';

interface Meaning {
  readonly quantity: CurveColumn['quantity'];
  readonly unit: string;
  readonly factor: number;
}

const timeFactor: Readonly<Record<string, number>> = { s: 1, sec: 1, min: 60, h: 3600, hr: 3600 };

/** Unit in brackets, after a slash or after a last blank or underline: "E (V)", "Ewe/V", "time_s". */
function unitOf(name: string): string {
  return (/[([]\s*([^)\]]+?)\s*[)\]]\s*$/.exec(name)?.[1] ?? /[/ _]\s*([A-Za-zµμ%°·.\- ]{1,6}(?:\/g)?)\s*$/.exec(name)?.[1] ?? '').replace(/^(m?[AW])[.·]?h/i, '$1 h');
}

function meaningOf(name: string): Meaning {
  const unit = unitOf(name);
  const bare = name.replace(/[([].*$/, '').trim();
  const seconds = timeFactor[unit.toLowerCase()];
  if (/^(?:test[ _]?|elapsed[ _]?|total[ _]?)?time\b|^t\b|^経過時間|^時間/i.test(bare.replace(/_/g, ' ')) && seconds !== undefined) return { quantity: 'time', unit: 's', factor: seconds };
  if (/^m?V$/.test(unit) && /volt|potential|^e(?:we|cell)?\b|^u\b|電圧|電位/i.test(bare.replace(/[_/]/g, ' '))) return { quantity: 'voltage', unit, factor: 1 };
  if (/^[mµμ]?A$/.test(unit) && /current|^i\b|^<i>|電流/i.test(bare.replace(/[_/]/g, ' '))) return { quantity: 'current', unit, factor: 1 };
  if (/^m?A h/.test(unit) && /cap|charge|^q\b|容量/i.test(bare.replace(/[_/]/g, ' '))) return { quantity: 'capacity', unit, factor: 1 };
  if (/^cycle/i.test(bare)) return { quantity: 'cycle', unit: '', factor: 1 };
  if (/^step(?![ _]?time)/i.test(bare)) return { quantity: 'step', unit: '', factor: 1 };
  return { quantity: 'other', unit, factor: 1 };
}

/** The table as a curve when its names and units say time, voltage and current; `null` otherwise. */
export function asCurve(table: NumberTable, metadata: Metadata): Curve | null {
  if (!table.hasNames) return null;
  const taken = new Set<CurveColumn['quantity']>();
  const columns = table.columns.map((values, i): CurveColumn => {
    const { quantity, unit, factor } = meaningOf(table.names[i]!);
    const isFirst = quantity === 'other' || !taken.has(quantity);
    taken.add(quantity);
    return { name: table.names[i]!, quantity: isFirst ? quantity : 'other', unit, values: factor === 1 ? values : values.map((value) => value * factor) };
  });
  if (!(['time', 'voltage', 'current'] as const).every((quantity) => taken.has(quantity))) return null;
  return { kind: 'curve', technique: 'electrochemistry', name: '', columns, metadata: metadata.toRecord() };
}
