import type { CurveColumn } from '@shared/spectrum/spectrum';
import type { ColumnMeaning } from '../support/curve-table';
import type { ReportBuilder } from '../support/report';

/** Names of EC-Lab columns, from the wanted one to the one taken when it is absent. */
const main: readonly { readonly quantity: CurveColumn['quantity']; readonly names: readonly RegExp[]; readonly isNeeded?: boolean }[] = [
  { quantity: 'time', names: [/^time\/s$/], isNeeded: true },
  { quantity: 'voltage', names: [/^Ewe\/V$/, /^<Ewe>\/V$/, /^Ecell\/V$/, /^<Ecell>\/V$/, /^Ewe-Ece\/V$/], isNeeded: true },
  { quantity: 'current', names: [/^I\/[mµ]?A$/, /^<I>\/[mµ]?A$/], isNeeded: true },
  { quantity: 'charge', names: [/^\(Q-Qo\)\//] },
  { quantity: 'capacity', names: [/^Q charge\/discharge\//, /^Capacity\//] },
  { quantity: 'step', names: [/^Ns$/] },
  { quantity: 'cycle', names: [/^cycle number$/] },
  { quantity: 'half-cycle', names: [/^half cycle$/] },
  { quantity: 'mode', names: [/^mode$/] },
  { quantity: 'frequency', names: [/^freq\/Hz$/], isNeeded: true },
  { quantity: 'impedance-real', names: [/^Re\(Z\)\/Ohm$/], isNeeded: true },
  { quantity: 'impedance-imaginary-negative', names: [/^-Im\(Z\)\/Ohm$/], isNeeded: true },
];

/**
 * What the columns of an EC-Lab table are. Each quantity is given once, to the column that comes first in its list:
 * a table can hold Ewe, Ece and Ewe-Ece, and only the first is the voltage here.
 */
export function biologicMeanings(names: readonly string[]): ColumnMeaning[] {
  const chosen = new Map<number, { quantity: CurveColumn['quantity']; isNeeded: boolean }>();
  for (const { quantity, names: patterns, isNeeded } of main) {
    const column = patterns.map((pattern) => names.findIndex((name) => pattern.test(name))).find((i) => i >= 0);
    if (column !== undefined) chosen.set(column, { quantity, isNeeded: isNeeded ?? false });
  }
  return names.map((name, i) => ({ quantity: 'other', unit: unitOf(name), ...chosen.get(i) }));
}

/** The part after the last slash, with "A.h" written "A h"; none for names with two units ("control/V/mA") and flags ("ox/red"). */
function unitOf(name: string): string {
  if (/^(?:ox\/red|control\/V\/mA)$/.test(name)) return '';
  const slash = name.lastIndexOf('/');
  return slash < 0 ? '' : name.slice(slash + 1).replace(/\.(?=h|min)/g, ' ');
}

/** Where a counter electrode of its own was measured, which potential the curve has is said. */
export function reportVoltage(names: readonly string[], meanings: readonly ColumnMeaning[], report: ReportBuilder): void {
  const column = names[meanings.findIndex(({ quantity }) => quantity === 'voltage')];
  const others = names.filter((name) => name !== column && /^<?E(?:ce|we-Ece|cell)>?\/V$/.test(name));
  if (column !== undefined && others.length > 0) report.assumed('format.note.voltageOf', { column, others: others.join(', ') });
}
