/** The tables under the plots as data: what is shown, what it is sorted by, and what goes into a file. */
import type { State } from '@shared/project/document';
import type { Table } from '@shared/report/csv';
import { formatNumber, formatQuantity, formatShare } from '@shared/report/number-format';
import { clToRuWithFactors } from '@shared/report/xps-results';
import type { Quantity, XpsResult } from '@shared/xps/result';
import { ionLabels, type Translate } from './panel-rows';

export interface ResultColumn {
  readonly id: string;
  readonly label: string;
  /** How the numbers of this column were obtained. */
  readonly explanation: string;
  readonly isText: boolean;
}

export interface ResultCell {
  readonly text: string;
  /** What the table sorts by and a file holds; null when there is no number. */
  readonly value: number | string | null;
  readonly sigma: number | null;
}

export interface ResultTable {
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly { readonly stateId: string; readonly cells: readonly ResultCell[] }[];
}

const none: ResultCell = { text: '–', value: null, sigma: null };
const textCell = (text: string): ResultCell => ({ text, value: text, sigma: null });
const quantityCell = (quantity: Quantity | null, text: (quantity: Quantity) => string): ResultCell =>
  quantity ? { text: text(quantity), value: quantity.value, sigma: quantity.stdUncertainty } : none;
const signed = (quantity: Quantity): string => formatQuantity(quantity, { signed: true });
const plain = (quantity: Quantity): string => formatQuantity(quantity);

/** One row per state: shares, oxidation state, ratio and shift. Columns that no state has a number for are left out. */
export function statesTable(states: readonly State[], result: XpsResult, region: string, t: Translate): ResultTable {
  const columns: readonly { column: ResultColumn; cell: (stateId: string) => ResultCell }[] = [
    { column: textColumn('state', t('xps.column.state'), t), cell: (id) => textCell(states.find((state) => state.id === id)?.label ?? id) },
    ...(['Ru2+', 'Ru3+', 'Ru4+'] as const).map((ion) => ({
      column: numberColumn(ion, ionLabels[ion], t('xps.column.shareHow')),
      cell: (id: string) => quantityCell(stateOf(id)?.fractions?.[ion] ?? null, formatShare),
    })),
    {
      column: numberColumn('mean', t('xps.column.mean'), t('xps.column.meanHow')),
      cell: (id) => quantityCell(stateOf(id)?.meanOxidationState ?? null, signed),
    },
    { column: numberColumn('clToRu', 'Cl/Ru', t('xps.column.ratioHow')), cell: (id) => quantityCell(stateOf(id)?.clToRu ?? null, plain) },
    {
      column: numberColumn('clToRuTotal', t('xps.column.ratioTotal'), t('xps.column.ratioTotalHow')),
      cell: (id) => {
        const state = stateOf(id);
        return quantityCell(state ? clToRuWithFactors(state) : null, plain);
      },
    },
    {
      column: numberColumn('ruMinusCl', t('xps.column.ruMinusCl'), t('xps.column.ruMinusClHow')),
      cell: (id) => quantityCell(stateOf(id)?.ruMinusCl ?? null, plain),
    },
    {
      column: numberColumn('chargeShift', t('xps.column.chargeShift'), t('xps.column.chargeShiftHow')),
      cell: (id) => quantityCell(stateOf(id)?.chargeShift ?? null, signed),
    },
    {
      column: numberColumn('chi', 'χ²ᵣ', t('xps.column.chiHow')),
      cell: (id) => {
        const chi = stateOf(id)?.regions.find((one) => one.region === region)?.reducedChiSquare;
        return chi === undefined ? none : { text: formatNumber(chi, { decimals: 2 }), value: chi, sigma: null };
      },
    },
  ];
  const stateOf = (id: string): XpsResult['states'][number] | undefined => result.states.find(({ stateId }) => stateId === id);
  const ids = states.map(({ id }) => id).filter((id) => stateOf(id));
  const used = columns.filter(({ column, cell }) => column.isText || ids.some((id) => cell(id).value !== null));
  return {
    name: 'xps-states',
    columns: used.map(({ column }) => column),
    rows: ids.map((stateId) => ({ stateId, cells: used.map(({ cell }) => cell(stateId)) })),
  };
}

/** One row per line of a region and state: position, width, area and share of the area. */
export function linesTable(states: readonly State[], result: XpsResult, region: string, t: Translate): ResultTable {
  const rows = states.flatMap((state) => {
    const lines = result.states.find(({ stateId }) => stateId === state.id)?.regions.find((one) => one.region === region)?.lines ?? [];
    const total = lines.reduce((sum, line) => sum + line.area.value, 0);
    return lines.map((line) => {
      const percent = total > 0 ? (100 * line.area.value) / total : null;
      return {
        stateId: state.id,
        cells: [
          textCell(state.label),
          textCell(line.name),
          quantityCell(line.position, plain),
          quantityCell(line.fwhm, plain),
          quantityCell(line.area, (area) => formatQuantity(area, { decimals: 0 })),
          percent === null ? none : { text: formatNumber(percent, { decimals: 1 }), value: percent, sigma: null },
        ],
      };
    });
  });
  return {
    name: `xps-lines-${region}`,
    columns: [
      textColumn('state', t('xps.column.state'), t),
      textColumn('line', t('xps.column.line'), t),
      numberColumn('position', t('xps.column.position'), t('xps.column.positionHow')),
      numberColumn('fwhm', t('xps.column.fwhm'), t('xps.column.fwhmHow')),
      numberColumn('area', t('xps.column.area'), t('xps.column.areaHow')),
      numberColumn('percent', t('xps.column.percent'), t('xps.column.percentHow')),
    ],
    rows,
  };
}

function textColumn(id: string, label: string, t: Translate): ResultColumn {
  return { id, label, explanation: t('xps.column.sortBy', { column: label }), isText: true };
}

function numberColumn(id: string, label: string, explanation: string): ResultColumn {
  return { id, label, explanation, isText: false };
}

export interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

/** The rows in the order of a column; rows without a number stay last. Without a sorting, in the order of the states. */
export function sortedRows({ columns, rows }: ResultTable, sorting: Sorting | null): ResultTable['rows'] {
  const at = columns.findIndex(({ id }) => id === sorting?.column);
  if (!sorting || at < 0) return rows;
  const direction = sorting.isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [one, other] = [a.cells[at]!.value, b.cells[at]!.value];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return direction * (typeof one === 'string' || typeof other === 'string' ? String(one).localeCompare(String(other)) : one - other);
  });
}

/** What a file holds: full numbers, each with its standard uncertainty in a column of its own where there is one. */
export function fileTable(table: ResultTable, rows: ResultTable['rows']): Table {
  const hasSigma = table.columns.map((_, at) => rows.some(({ cells }) => cells[at]!.sigma !== null));
  const spread = <T>(of: (at: number) => readonly [T, T]): T[] => table.columns.flatMap((_, at) => (hasSigma[at] ? [...of(at)] : [of(at)[0]]));
  return {
    name: table.name,
    columns: spread((at) => [table.columns[at]!.label, `${table.columns[at]!.label} 1σ`]),
    rows: rows.map(({ cells }) => spread((at) => [cells[at]!.value, cells[at]!.sigma])),
  };
}

/** As shown, with tabs: what a spreadsheet or a text takes from the clipboard. */
export function clipboardText(table: ResultTable, rows: ResultTable['rows']): string {
  return [table.columns.map(({ label }) => label), ...rows.map(({ cells }) => cells.map(({ text }) => text))].map((cells) => cells.join('\t')).join('\n');
}
