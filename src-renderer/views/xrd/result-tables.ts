/** The numbers of the halo check as tables: limits phase × pattern, halos, lines found. */
import { formatNumber, formatUncertainty } from '@shared/report/number-format';
import { amountInUnit, inUnit, limitDigits, phaseLabel, type LimitUnit, type XrdPhaseResult } from '@shared/report/xrd-limits';
import { isHaloDetermined } from '@shared/report/xrd-words';
import type { XrdResult } from '@shared/xrd/result';
import { noCell, numberCell, quantityCell, textCell, type DataCell, type DataColumn, type DataRow, type DataTable } from '../../controls/data-table';
import type { PatternEntry, Translate } from '@shared/figures/panels/xrd/pattern-rows';

interface Checked extends PatternEntry {
  readonly result: XrdResult;
}

const checked = (entries: readonly PatternEntry[]): Checked[] => entries.filter((entry): entry is Checked => entry.result !== null);

export interface LimitChoice {
  readonly kind: 'upper' | 'detection';
  readonly unit: LimitUnit;
  readonly sampleFormula: string;
}

const limitOf = ({ upperLimit95, detectionLimit }: XrdPhaseResult, kind: LimitChoice['kind']): number | null => (kind === 'upper' ? upperLimit95 : detectionLimit);

/** Limits of each phase in each pattern; cells are shaded from the lowest to the highest limit of the table. */
export function limitTable(entries: readonly PatternEntry[], choice: LimitChoice, t: Translate): DataTable {
  const patterns = checked(entries);
  const names = [...new Set(patterns.flatMap(({ result }) => result.phases.map(({ name }) => name)))];
  const how = `${t(`xrd.limits.${choice.kind}How`)} ${t(`xrd.limits.${choice.unit}How`)}`;
  const phaseIn = ({ result }: Checked, name: string): XrdPhaseResult | undefined => result.phases.find((phase) => phase.name === name);
  const valueIn = (pattern: Checked, name: string): number | null => {
    const phase = phaseIn(pattern, name);
    const limit = phase ? limitOf(phase, choice.kind) : null;
    return phase && limit !== null ? inUnit(limit, phase, pattern.result, choice.unit, choice.sampleFormula) : null;
  };
  const values = names.flatMap((name) => patterns.flatMap((pattern) => valueIn(pattern, name) ?? [])).filter((value) => value > 0);
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  const columns: DataColumn[] = [
    { id: 'phase', label: t('xrd.column.phase'), explanation: '', isText: true },
    ...patterns.map(({ measurementId, label }) => ({ id: measurementId, label: `${label} (${t(`xrd.unit.${choice.unit}`)})`, explanation: how, isText: false })),
    { id: 'z', label: t('xrd.largestZ'), explanation: t('xrd.largestZHow'), isText: false },
  ];
  const rows = names.map((name): DataRow => {
    const tests = patterns.flatMap((pattern) => phaseIn(pattern, name) ?? []);
    const best = tests.reduce((top, test) => (test.significance > top.significance ? test : top));
    const cell = (pattern: Checked): DataCell => {
      const phase = phaseIn(pattern, name);
      if (!phase) return noCell;
      const value = valueIn(pattern, name);
      if (phase.detected) return foundCell(phase, pattern, choice, t);
      if (phase.coveredBy !== null) return { ...noCell, text: t('xrd.coveredBy', { phase: phaseLabel(phase.coveredBy) }), tone: 'caution' };
      if (value === null) return { ...noCell, explanation: limitOf(phase, choice.kind) === null ? t('xrd.noLimit') : t('xrd.limits.noWeight') };
      return { ...numberCell(value, `< ${limitDigits(value)}`), heat: high > low && value > 0 ? (Math.log(value) - low) / (high - low) : 0, explanation: how };
    };
    return { stateId: null, cells: [textCell(phaseLabel(name)), ...patterns.map(cell), numberCell(best.significance, `${formatNumber(best.significance, { decimals: 1 })} / ${best.threshold.toFixed(2)}`)] };
  });
  return { name: `xrd-limits-${choice.kind}`, columns, rows };
}

function foundCell(phase: XrdPhaseResult, { result }: Checked, { unit, sampleFormula }: LimitChoice, t: Translate): DataCell {
  const value = amountInUnit(phase.area, phase, result, unit, sampleFormula);
  if (value === null) return { ...noCell, text: t('xrd.found'), tone: 'bad' };
  // A weight is good to a factor of two: the scatter of its counts would make it look exact.
  if (unit === 'weight') return { text: t('xrd.foundOf', { value: `≈ ${Number(value.toPrecision(2))}` }), value, sigma: null, tone: 'bad' };
  const sigma = phase.area > 0 ? (value * phase.areaUncertainty) / phase.area : null;
  return { text: t('xrd.foundOf', { value: formatUncertainty(value, sigma) }), value, sigma, tone: 'bad' };
}

/** Every halo of every pattern; shifts against the halo nearest to it in the first pattern. */
export function haloTable(entries: readonly PatternEntry[], t: Translate): DataTable {
  const patterns = checked(entries);
  const first = patterns.find(({ result }) => result.halos.some(isHaloDetermined));
  const column = (id: string, key: Parameters<Translate>[0], how?: Parameters<Translate>[0]): DataColumn => ({ id, label: t(key), explanation: how ? t(how) : '', isText: id === 'pattern' });
  return {
    name: 'xrd-halos',
    columns: [
      column('pattern', 'xrd.column.pattern'),
      column('centre', 'xrd.column.centre', 'xrd.how.centre'),
      column('shift', 'xrd.column.shift', 'xrd.how.shift'),
      column('fwhm', 'xrd.column.fwhm'),
      column('area', 'xrd.column.area', 'xrd.how.area'),
      column('q', 'xrd.column.q'),
      column('spacing', 'xrd.column.spacing'),
      column('coherence', 'xrd.column.coherence', 'xrd.how.coherence'),
    ],
    rows: patterns.flatMap(({ label, stateId, result }, index) =>
      result.halos.map((halo): DataRow => {
        const near = first && patterns[index] !== first ? nearest(first.result.halos.filter(isHaloDetermined), halo) : null;
        const shift = near && {
          value: halo.centre.value - near.centre.value,
          stdUncertainty: halo.centre.stdUncertainty === null || near.centre.stdUncertainty === null ? null : Math.hypot(halo.centre.stdUncertainty, near.centre.stdUncertainty),
        };
        const signed = ({ value, stdUncertainty }: { value: number; stdUncertainty: number | null }): string => formatUncertainty(value, stdUncertainty, { signed: true });
        if (!isHaloDetermined(halo)) return { stateId, cells: [textCell(label), { ...noCell, text: t('xrd.haloUndetermined'), explanation: t('xrd.how.haloUndetermined'), tone: 'caution' }, noCell, noCell, noCell, noCell, noCell, noCell] };
        return { stateId, cells: [textCell(label), quantityCell(halo.centre), quantityCell(shift, signed), quantityCell(halo.fwhm), quantityCell(halo.area), quantityCell(halo.q), quantityCell(halo.spacing), quantityCell(halo.coherence)] };
      }),
    ),
  };
}

/** The halo that another one is compared with: its centre lies within half of the mean width; null when none does. */
function nearest(halos: XrdResult['halos'], { centre, fwhm }: XrdResult['halos'][number]): XrdResult['halos'][number] | null {
  const near = halos.filter((halo) => Math.abs(halo.centre.value - centre.value) < (halo.fwhm.value + fwhm.value) / 4);
  return near.length === 0 ? null : near.reduce((best, halo) => (Math.abs(halo.centre.value - centre.value) < Math.abs(best.centre.value - centre.value) ? halo : best));
}

/** Every line found. */
export function peakTable(entries: readonly PatternEntry[], t: Translate): DataTable {
  return {
    name: 'xrd-peaks',
    columns: [
      { id: 'pattern', label: t('xrd.column.pattern'), explanation: '', isText: true },
      { id: 'twoTheta', label: t('xrd.column.twoTheta'), explanation: '', isText: false },
      { id: 'z', label: t('xrd.column.significance'), explanation: t('xrd.how.significance'), isText: false },
      { id: 'area', label: t('xrd.column.area'), explanation: t('xrd.limits.countsHow'), isText: false },
      { id: 'fwhm', label: t('xrd.column.fwhm'), explanation: '', isText: false },
      { id: 'phase', label: t('xrd.column.phase'), explanation: t('xrd.how.peakPhase'), isText: true },
    ],
    rows: checked(entries).flatMap(({ label, stateId, result }) =>
      result.peaks.map(({ twoTheta, significance, area, areaUncertainty, fwhm, phase }): DataRow => ({
        stateId,
        cells: [
          textCell(label),
          numberCell(twoTheta, twoTheta.toFixed(3)),
          numberCell(significance, significance.toFixed(1)),
          quantityCell({ value: area, stdUncertainty: areaUncertainty }),
          numberCell(fwhm, fwhm.toFixed(3)),
          phase === null ? noCell : textCell(phaseLabel(phase)),
        ],
      })),
    ),
  };
}
