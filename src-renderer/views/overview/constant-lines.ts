import type { Constants } from '@shared/project/document';
import { t } from '../../session/locale.svelte';

export interface ConstantLine {
  readonly label: string;
  readonly value: string;
}

/** The constants of a manifest in words; those that are not given are left out. */
export function constantLines({ xps, xrd, raman, electrochemistry: cell }: Constants): readonly ConstantLine[] {
  const lines: [string, string | null][] = [
    [t('overview.photonEnergy'), unit(xps?.photonEnergyEv, 'eV')],
    [t('overview.sensitivityFactors'), xps && Object.keys(xps.rsf).length > 0 ? Object.entries(xps.rsf).map(([name, factor]) => `${name} ${factor}`).join('\n') : null],
    [t('overview.transmission'), xps?.transmission ? `E${superscript(xps.transmission.exponent)}` : null],
    [t('overview.chargeReference'), xps?.chargeReference ? `${xps.chargeReference.component} ${xps.chargeReference.positionEv} eV` : null],
    [t('overview.kAlpha'), xrd ? `${xrd.kAlpha1A} Å\n${xrd.kAlpha2A} Å` : null],
    [t('overview.laser'), unit(raman?.laserNm, 'nm')],
    [t('overview.activeMass'), unit(cell?.activeMassMg, 'mg')],
    [t('overview.capacityPerElectron'), unit(cell?.mAhPerGramPerElectron, 'mAh/g')],
    [t('overview.startOxidation'), cell?.initialRuOxidationState == null ? null : `+${cell.initialRuOxidationState}`],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

const raised: Readonly<Record<string, string>> = { '-': '⁻', '.': '·', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };
const superscript = (value: number): string => Array.from(String(value), (character) => raised[character] ?? character).join('');

const unit = (value: number | null | undefined, name: string): string | null => (value == null ? null : `${value} ${name}`);
