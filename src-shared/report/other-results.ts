/** The parts of results.json for XRD, Raman and cycling; the words and units are those of its schema. */
import type { CyclingResult } from '@shared/electrochemistry/result';
import { speaking } from '@shared/project/analyses/of-kind';
import type { ProjectDocument } from '@shared/project/document';
import type { RamanResult } from '@shared/raman/result';
import type { XrdResult } from '@shared/xrd/result';
import type { Measured } from './measured';

/** The computed results of a document besides XPS, of the analyses that speak for it. */
export interface TechniqueOutcomes {
  /** By measurement id. */
  readonly xrd: Readonly<Record<string, XrdResult>>;
  readonly raman: Readonly<Record<string, RamanResult>>;
  readonly cycling: CyclingResult | null;
}

/** The computed results of XRD, Raman and cycling in a document. */
export function outcomesOf({ analyses }: ProjectDocument): TechniqueOutcomes {
  return {
    xrd: speaking(analyses, 'xrd-halo')?.result ?? {},
    raman: speaking(analyses, 'raman-mixture')?.result ?? {},
    cycling: speaking(analyses, 'cycling')?.result ?? null,
  };
}

export interface XrdStateResults {
  readonly verdict: XrdResult['verdict'];
  readonly halo: { readonly centre_deg: Measured; readonly fwhm_deg: Measured } | null;
  readonly peaks: readonly { readonly twoTheta_deg: number; readonly significance: number; readonly area_countsDeg: number; readonly fwhm_deg: number; readonly phase: string | null }[];
  readonly phases: Readonly<
    Record<string, { readonly detected: boolean; readonly significance: number; readonly area_countsDeg: Measured; readonly detectionLimit_countsDeg: number; readonly upperLimit95_countsDeg?: number; readonly coveredBy?: string }>
  >;
}

export type RamanStateResults = Readonly<
  Record<string, { readonly similarity: number; readonly weight: Measured; readonly detectionLimit: number; readonly verdict: 'detected' | 'notDetected' | 'inconclusive'; readonly upperLimit95: number }>
>;

/** The cosmic spikes left out of a state's spectrum, as the addition to the schema that it is. */
export type RamanSpikeResults = readonly { readonly shift_cm1: number; readonly channels: number; readonly z: number; readonly test: 'single' | 'repeats' | 'both' }[];

export interface CyclingResults {
  readonly steps: readonly { readonly index: number; readonly direction: 'charge' | 'discharge'; readonly capacity_mAh_g: number }[];
  readonly expectedFractions: Readonly<Record<string, { readonly 'Ru2+': number; readonly 'Ru3+': number; readonly 'Ru4+': number }>>;
}

export interface SingleResults {
  readonly xrd?: readonly ({ readonly file: string } & XrdStateResults)[];
  readonly raman?: readonly { readonly file: string; readonly references: RamanStateResults; readonly spikes?: RamanSpikeResults }[];
}

/**
 * A halo check in the form of results.json. Phases without a detection limit (smoothed data) are left out: the schema asks for one. A phase
 * that hides under the lines of another names that one, and has no upper limit, nor has one that may hide in a narrow hump: it can be neither
 * seen nor excluded.
 */
export function xrdPart(result: XrdResult): XrdStateResults {
  const listed = result.phases.some(({ origin }) => origin === 'listed');
  return {
    verdict: result.verdict,
    halo: result.mainHalo && { centre_deg: result.mainHalo.centre, fwhm_deg: result.mainHalo.fwhm },
    peaks: result.peaks.map((peak) => ({ twoTheta_deg: peak.twoTheta, significance: peak.significance, area_countsDeg: peak.area, fwhm_deg: peak.fwhm, phase: peak.phase })),
    phases: Object.fromEntries(
      result.phases
        // Shipped phases stand beside a manifest's own only when they were found: its names are what was asked.
        .filter((phase) => !listed || phase.origin === 'listed' || phase.detected)
        .flatMap(({ name, detected, significance, area, areaUncertainty, detectionLimit, upperLimit95, coveredBy }) =>
          detectionLimit === null
            ? []
            : [
                [
                  name,
                  {
                    detected,
                    significance,
                    area_countsDeg: { value: area, stdUncertainty: areaUncertainty },
                    detectionLimit_countsDeg: detectionLimit,
                    ...(coveredBy !== null ? { coveredBy } : upperLimit95 === null ? {} : { upperLimit95_countsDeg: Math.max(0, upperLimit95) }),
                  },
                ],
              ],
        ),
    ),
  };
}

/** A Raman comparison in the form of results.json, by reference. */
export function ramanPart(result: RamanResult): RamanStateResults {
  return Object.fromEntries(result.references.map(({ name, similarity, weight, detectionLimit, verdict, upperLimit95 }) => [name, { similarity, weight, detectionLimit, verdict, upperLimit95 }]));
}

/** Null without spikes, and in results of older versions, which do not say how each spike was found. */
export function ramanSpikesPart({ spikeTests = [] }: RamanResult): RamanSpikeResults | null {
  return spikeTests.length === 0 ? null : spikeTests.map(({ at, channels, z, test }) => ({ shift_cm1: at, channels, z, test }));
}

/** A cycling analysis in the form of results.json: capacities in mAh per g of active material, expected fractions by state. */
export function cyclingPart(result: CyclingResult): CyclingResults {
  return {
    steps: result.steps.map(({ index, direction, capacityActiveMAhG }) => ({ index, direction, capacity_mAh_g: capacityActiveMAhG })),
    expectedFractions: Object.fromEntries(result.states.map(({ stateId, fractions }) => [stateId, { ...fractions }])),
  };
}

/** The result of the first measurement of a state. */
export function ofState<T>(document: ProjectDocument, results: Readonly<Record<string, T>>, stateId: string): T | null {
  const measurement = document.measurements.find(({ id, role, stateId: owner }) => role === 'state' && owner === stateId && results[id] !== undefined);
  return measurement ? results[measurement.id]! : null;
}

/** Results of a manifest's single files, named as it lists them; absent when there are none. */
export function singleResults(document: ProjectDocument, { xrd, raman }: TechniqueOutcomes): SingleResults | null {
  const single = document.measurements.filter(({ role }) => role === 'single');
  const path = (sha256: string) => {
    const file = document.files.find((entry) => entry.sha256 === sha256)!;
    return file.folder === '' ? file.name : `${file.folder}/${file.name}`;
  };
  const patterns = single.flatMap(({ id, sha256 }) => (xrd[id] ? [{ file: path(sha256), ...xrdPart(xrd[id]) }] : []));
  const spectra = single.flatMap(({ id, sha256 }) => {
    const result = raman[id];
    if (!result) return [];
    const spikes = ramanSpikesPart(result);
    return [{ file: path(sha256), references: ramanPart(result), ...(spikes && { spikes }) }];
  });
  if (patterns.length + spectra.length === 0) return null;
  return { ...(patterns.length > 0 && { xrd: patterns }), ...(spectra.length > 0 && { raman: spectra }) };
}
