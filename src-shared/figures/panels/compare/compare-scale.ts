/** What the axes of compared curves are, in words and units. */
import { axisUnit, type Spectrum } from '@shared/spectrum/spectrum';
import type { Texts } from '@shared/report/texts';
import { axisTitles } from '../axis-titles';
import type { ChargeUnit, CyclingAxes } from './compare-cycling';

/** Of spectra: the axis and ordinate of the first one. */
export interface CompareScale extends Pick<Spectrum, 'axis' | 'intensity'> {
  /** Of half cycles, which have neither; null for spectra. */
  readonly cycling: CyclingAxes | null;
}

const chargeUnits: Readonly<Record<ChargeUnit, string>> = { active: 'mAh/g', composite: 'mAh/g', ru: '', capacity: '', mAh: 'mAh' };

/** Unit of the x-axis; '' for a bare number. */
export const unitOf = ({ axis, cycling }: CompareScale): string => (cycling === null ? axisUnit[axis] : cycling.curve === 'differential' ? 'V' : chargeUnits[cycling.per]);

/** A number on the x-axis with its unit. */
export function withUnit(number: string, scale: CompareScale): string {
  const unit = unitOf(scale);
  return unit === '' || unit === '°' ? `${number}${unit}` : `${number} ${unit}`;
}

/** A window of the x-axis. */
export const windowWords = ({ from, to }: { readonly from: number; readonly to: number }, scale: CompareScale): string => withUnit([from, to].map((end) => String(Number(end.toFixed(2)))).join('–'), scale);

/** Quantity and unit along the x-axis. */
export function axisTitle({ axis, cycling }: CompareScale, t: Texts): string {
  if (cycling === null) return t(axisTitles[axis]);
  return cycling.curve === 'differential' ? voltageTitle(cycling, t) : t(chargeTitles[cycling.origin][cycling.per]);
}

const chargeTitles = {
  step: { active: 'cycling.axisTitle.stepActive', composite: 'cycling.axisTitle.stepComposite', mAh: 'cycling.axisTitle.stepCharge', ru: 'compare.cycling.stepElectrons', capacity: 'compare.cycling.share' },
  assembly: { active: 'cycling.axisTitle.netActive', composite: 'cycling.axisTitle.netComposite', mAh: 'cycling.axisTitle.netCharge', ru: 'cycling.axisTitle.electrons', capacity: 'compare.cycling.share' },
} as const;

const voltageTitle = ({ versus }: CyclingAxes, t: Texts): string => t('cycling.axisTitle.voltage', { electrode: versus.name });

/** Quantity and unit of the values as measured. */
export function ordinateTitle({ intensity, cycling }: CompareScale, t: Texts): string {
  if (cycling === null) return t(`compare.ordinate.${intensity}`);
  if (cycling.curve === 'voltage') return voltageTitle(cycling, t);
  switch (cycling.per) {
    case 'active':
    case 'composite':
      return t('cycling.axisTitle.differential', { base: t(`cycling.base.${cycling.per}`) });
    case 'mAh':
      return t('cycling.axisTitle.differentialBare');
    case 'ru':
      return t('compare.cycling.differentialRu');
    case 'capacity':
      return t('compare.cycling.differentialShare');
  }
}
