/** Reference lines under patterns that are compared. */
import { analysesOf } from '@shared/project/analyses/of-kind';
import { defaultXrdSettingsOf } from '@shared/project/analyses/xrd-analysis';
import type { ProjectDocument } from '@shared/project/document';
import type { PlotTheme } from '../../scene/plot-theme';
import type { StackSticks } from '../../stack/stack-rows';
import { phaseSticks } from '../xrd/pattern-rows';
import { rememberedLook } from '../xrd/view-look';
import { knownPhases, usualPhases } from '../xrd/xrd-content';
import type { CompareLook } from './compare-look';

/** What says whether lines are drawn, and where. */
interface Patterns {
  readonly look: Pick<CompareLook, 'hasReferences'>;
  /** Å; null where what is compared are no patterns over 2θ. */
  readonly wavelength: number | null;
}

/** The lines of the phases that were asked for or found in the XRD view, where they were tabulated; none unless they are wanted. */
export function phasesUnder(document: ProjectDocument, { look, wavelength }: Patterns, theme: PlotTheme): StackSticks[] {
  if (wavelength === null || !look.hasReferences) return [];
  const analysis = analysesOf(document.analyses, 'xrd-halo')[0];
  const known = knownPhases(document, analysis?.settings ?? defaultXrdSettingsOf(document), wavelength);
  const shown = usualPhases(known, Object.values(analysis?.result ?? {}));
  return phaseSticks(known.filter(({ phase }) => shown.includes(phase.name)).map(({ phase }) => phase), rememberedLook(undefined), theme);
}
