/** The tables under the plots of XPS. */
import type { ChargeAgainstXps } from '@shared/project/analyses/charge-against-xps';
import type { State } from '@shared/project/document';
import { formatNumber, formatQuantity, formatShare } from '@shared/report/number-format';
import { typesetLine } from '@shared/report/typeset-line';
import { clToRuWithFactors } from '@shared/report/xps-results';
import type { Quantity, XpsResult } from '@shared/xps/result';
import { noCell, numberCell, quantityCell, textCell, type DataCell, type DataColumn, type DataTable } from '../../../controls/data-table';
import { ionLabels, type Translate } from '@shared/figures/panels/xps/panel-rows';

const signed = (quantity: Quantity): string => formatQuantity(quantity, { signed: true });

/**
 * One row per state: shares, oxidation state, ratio and shift. Columns that no state has a number for are left out.
 * @param expected what the charge lets expect, state by state
 */
export function statesTable(states: readonly State[], result: XpsResult, region: string, t: Translate, expected: readonly ChargeAgainstXps[] = []): DataTable {
  const columns: readonly { column: DataColumn; cell: (stateId: string) => DataCell }[] = [
    { column: textColumn('state', t('xps.column.state'), t), cell: (id) => textCell(states.find((state) => state.id === id)?.label ?? id) },
    ...(['Ru2+', 'Ru3+', 'Ru4+'] as const).map((ion) => ({
      column: numberColumn(ion, ionLabels[ion], t('xps.column.shareHow')),
      cell: (id: string) => quantityCell(stateOf(id)?.fractions?.[ion] ?? null, formatShare),
    })),
    {
      column: numberColumn('mean', t('xps.column.mean'), t('xps.column.meanHow')),
      cell: (id) => quantityCell(stateOf(id)?.meanOxidationState ?? null, signed),
    },
    { column: numberColumn('capacity', t('xps.column.capacity'), t('xps.column.capacityHow')), cell: (id) => quantityCell(capacityOf(id), signed) },
    { column: numberColumn('difference', t('xps.column.difference'), t('xps.column.differenceHow')), cell: (id) => quantityCell(differenceOf(id), signed) },
    { column: numberColumn('clToRu', 'Cl/Ru', t('xps.column.ratioHow')), cell: (id) => quantityCell(stateOf(id)?.clToRu ?? null) },
    {
      column: numberColumn('clToRuTotal', t('xps.column.ratioTotal'), t('xps.column.ratioTotalHow')),
      cell: (id) => {
        const state = stateOf(id);
        return quantityCell(state ? clToRuWithFactors(state) : null);
      },
    },
    {
      column: numberColumn('ruMinusCl', t('xps.column.ruMinusCl'), t('xps.column.ruMinusClHow')),
      cell: (id) => quantityCell(stateOf(id)?.ruMinusCl ?? null),
    },
    {
      column: numberColumn('chargeShift', t('xps.column.chargeShift'), t('xps.column.chargeShiftHow')),
      cell: (id) => quantityCell(stateOf(id)?.chargeShift ?? null, signed),
    },
    {
      column: numberColumn('chi', 'χ²ᵣ', t('xps.column.chiHow')),
      cell: (id) => {
        const chi = stateOf(id)?.regions.find((one) => one.region === region)?.reducedChiSquare;
        return chi === undefined ? noCell : numberCell(chi, formatNumber(chi, { decimals: 2 }));
      },
    },
  ];
  const stateOf = (id: string): XpsResult['states'][number] | undefined => result.states.find(({ stateId }) => stateId === id);
  const capacityOf = (id: string): Quantity | null => {
    const charge = expected.find(({ stateId }) => stateId === id)?.expected;
    return charge ? { value: charge.meanOxidationState, stdUncertainty: charge.electronsPerRu.stdUncertainty, interval: null } : null;
  };
  const differenceOf = (id: string): Quantity | null => {
    const [seen, charge] = [stateOf(id)?.meanOxidationState ?? null, capacityOf(id)];
    if (!seen || !charge) return null;
    return { value: seen.value - charge.value, stdUncertainty: seen.stdUncertainty === null ? null : Math.hypot(seen.stdUncertainty, charge.stdUncertainty ?? 0), interval: null };
  };
  const ids = states.map(({ id }) => id).filter((id) => stateOf(id));
  const used = columns.filter(({ column, cell }) => column.isText || ids.some((id) => cell(id).value !== null));
  return {
    name: 'xps-states',
    columns: used.map(({ column }) => column),
    rows: ids.map((stateId) => ({ stateId, cells: used.map(({ cell }) => cell(stateId)) })),
  };
}

/**
 * One row per line of a region and state: position, width, area and share of the area.
 * @param isPerSecond whether every spectrum of the region has a live time; areas are in counts eV otherwise
 */
export function linesTable(states: readonly State[], result: XpsResult, region: string, t: Translate, isPerSecond = true): DataTable {
  const rows = states.flatMap((state) => {
    const lines = result.states.find(({ stateId }) => stateId === state.id)?.regions.find((one) => one.region === region)?.lines ?? [];
    const total = lines.reduce((sum, line) => sum + line.area.value, 0);
    return lines.map((line) => {
      const percent = total > 0 ? (100 * line.area.value) / total : null;
      return {
        stateId: state.id,
        cells: [
          textCell(state.label),
          textCell(typesetLine(line.name)),
          quantityCell(line.position),
          quantityCell(line.fwhm),
          quantityCell(line.area, (area) => formatQuantity(area, { decimals: 0 })),
          percent === null ? noCell : numberCell(percent, formatNumber(percent, { decimals: 1 })),
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
      isPerSecond ? numberColumn('area', t('xps.column.area'), t('xps.column.areaHow')) : numberColumn('area', t('xps.column.areaCounts'), t('xps.column.areaCountsHow')),
      numberColumn('percent', t('xps.column.percent'), t('xps.column.percentHow')),
    ],
    rows,
  };
}

function textColumn(id: string, label: string, t: Translate): DataColumn {
  return { id, label, explanation: t('xps.column.sortBy', { column: label }), isText: true };
}

function numberColumn(id: string, label: string, explanation: string): DataColumn {
  return { id, label, explanation, isText: false };
}
