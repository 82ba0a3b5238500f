import type { Constants } from '@shared/project/document';
import { formatNumber } from '@shared/report/number-format';
import { typesetLine } from '@shared/report/typeset-line';
import { t } from '../../session/locale.svelte';

export interface ConstantLine {
  readonly label: string;
  readonly value: string;
}

/** The constants of a manifest in words; those that are not given are left out. */
export function constantLines({ xps, xrd, raman, electrochemistry: cell }: Constants): readonly ConstantLine[] {
  const lines: [string, string | null][] = [
    [t('overview.photonEnergy'), unit(xps?.photonEnergyEv, 'eV')],
    [t('overview.sensitivityFactors'), xps && Object.keys(xps.rsf).length > 0 ? Object.entries(xps.rsf).map(([name, factor]) => `${typesetLine(name)} ${factor}`).join('\n') : null],
    [t('overview.transmission'), xps?.transmission ? `∝ Eⁿ, n = ${formatNumber(xps.transmission.exponent, { decimals: 2 })}` : null],
    [t('overview.chargeReference'), xps?.chargeReference ? `${typesetLine(xps.chargeReference.component)} ${xps.chargeReference.positionEv}\u00a0eV` : null],
    [t('overview.kAlpha'), xrd ? `${xrd.kAlpha1A} Å\n${xrd.kAlpha2A} Å` : null],
    [t('overview.laser'), unit(raman?.laserNm, 'nm')],
    [t('overview.activeMass'), unit(cell?.activeMassMg, 'mg')],
    [t('overview.capacityPerElectron'), unit(cell?.mAhPerGramPerElectron, 'mAh/g')],
    [t('overview.startOxidation'), typeof cell?.initialRuOxidationState !== 'number' ? null : `+${cell.initialRuOxidationState}`],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

const unit = (value: number | null | undefined, name: string): string | null => (typeof value !== 'number' ? null : `${value} ${name}`);
