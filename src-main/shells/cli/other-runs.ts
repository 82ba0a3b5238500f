import { analyseCyclingOf, cyclingSettings, type CurveOf } from '@shared/project/analyses/cycling-analysis';
import { analyseRamanSpectra, defaultRamanSettingsOf } from '@shared/project/analyses/raman-analysis';
import { analysePatterns, defaultXrdSettingsOf } from '@shared/project/analyses/xrd-analysis';
import type { SpectrumOf } from '@shared/project/analyses/xps-analysis';
import type { ProjectDocument } from '@shared/project/document';
import type { TechniqueOutcomes } from '@shared/report/other-results';
import { translateStored, type Locale } from '@shared/i18n/translate';
import type { OnProgress } from './xps-run';

/** Computes what a document's patterns, Raman spectra and cycling curve give, with default settings, and says what could not be computed. */
export function computeOthers(document: ProjectDocument, spectrumOf: SpectrumOf, curveOf: CurveOf, locale: Locale, onProgress: OnProgress): { outcomes: TechniqueOutcomes; troubles: string[] } {
  const xrd = analysePatterns(document, spectrumOf, defaultXrdSettingsOf(document), (fraction) => onProgress('XRD', fraction));
  const raman = analyseRamanSpectra(document, spectrumOf, defaultRamanSettingsOf(document), (fraction) => onProgress('Raman', fraction));
  const cycling = analyseCyclingOf(document, curveOf, cyclingSettings(document));
  return {
    outcomes: { xrd, raman, cycling: cycling?.ok ? cycling.value : null },
    troubles: cycling === null || cycling.ok ? [] : [translateStored(locale, cycling.error.key, cycling.error.params)],
  };
}
