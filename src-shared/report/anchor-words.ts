import { chargeShiftsOf } from '@shared/project/analyses/charge-shifts';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { Anchor } from '@shared/project/annotation-anchor';
import { formatNumber } from './number-format';
import type { Texts } from './texts';

/** What a note is about, in words: "1st charge, Ru 3d + C 1s 282.04 eV (281.88 as measured)". Notes are anchored on the axis as measured; a binding energy that plots show elsewhere is told as it is shown there. */
export function anchorWords(document: ProjectDocument, anchor: Anchor, t: Texts): string {
  const stateLabel = (id: string | null): string | null => (id === null ? null : (document.states.find((state) => state.id === id)?.label ?? id));
  switch (anchor.kind) {
    case 'project':
      return t('note.anchor.project');
    case 'state':
      return stateLabel(anchor.stateId)!;
    case 'file':
      return document.files.find(({ sha256 }) => sha256 === anchor.sha256)?.name ?? t('note.anchor.gone');
    case 'component':
      return t('note.anchor.component', { component: componentLabel(document, anchor) });
    case 'point':
    case 'range': {
      const measurement = document.measurements.find(({ id }) => id === anchor.measurementId);
      if (!measurement) return t('note.anchor.gone');
      const { technique, region, stateId, referenceName } = measurement;
      const what = technique === 'xps' || technique === null ? regionWords(region) : t(`technique.${technique}`);
      const of = stateLabel(stateId) ?? referenceName;
      const range = anchor.kind === 'point' ? [anchor.x] : [anchor.from, anchor.to];
      const at = (shift: number): string => range.map((x) => formatNumber(x - shift, { decimals: 2 })).join(' – ');
      const unit = technique === null ? '' : technique === 'xrd' ? unitOf.xrd : ` ${unitOf[technique]}`;
      const shift = technique === 'xps' ? shownShift(document, measurement) : 0;
      const words = shift === 0 ? `${at(0)}${unit}` : shift === null ? t('note.anchor.asMeasured', { measured: `${at(0)}${unit}` }) : t('note.anchor.shifted', { shown: `${at(shift)}${unit}`, measured: at(0) });
      return [of, `${what} ${words}`].filter((part) => part !== null).join(', ');
    }
  }
}

/** The label of a component, or its id once it is gone. */
function componentLabel({ analyses }: ProjectDocument, { analysisId, component }: Extract<Anchor, { kind: 'component' }>): string {
  const analysis = analyses.find(({ id }) => id === analysisId);
  const components = analysis?.kind === 'xps-series' ? analysis.settings.regions.flatMap((region) => region.components) : [];
  return components.find(({ id }) => id === component)?.label ?? component;
}

/** "Ru3d_C1s" → "Ru 3d + C 1s". */
const regionWords = (region: string): string => region.replace(/([A-Z][a-z]?)(\d[spdf])/g, '$1 $2').replace(/_/g, ' + ');

/** Of the axis that notes on a technique are anchored on; a curve of a cell belongs to no state and is told by time. */
const unitOf = { xps: 'eV', xrd: '°', raman: 'cm⁻¹', electrochemistry: 'h' } as const;

/** Measured minus shown binding energy, eV; null where the photon energy was changed, whose effect only the file tells. */
function shownShift(document: ProjectDocument, { stateId }: ProjectMeasurement): number | null {
  const kept = stateId === null ? undefined : chargeShiftsOf(document)[stateId];
  if (!kept) return 0;
  return kept.settings.photonEnergySource === 'user' ? null : kept.shift + (kept.settings.workFunctionEv ?? 0);
}
