import type { ProjectDocument } from '@shared/project/document';
import type { Anchor } from '@shared/project/annotation-anchor';
import { formatNumber } from './number-format';
import type { Texts } from './texts';

/** What a note is about, in words: "1st charge, Ru3d_C1s: 282.04". Positions are on the axis as measured. */
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
      const at = anchor.kind === 'point' ? place(anchor.x) : `${place(anchor.from)} – ${place(anchor.to)}`;
      // A curve of a cell belongs to no state and is told by time.
      return [of, technique === 'electrochemistry' ? `${what} ${at} h` : `${what} ${at}`].filter((part) => part !== null).join(', ');
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

const place = (x: number): string => formatNumber(x, { decimals: 2 });
