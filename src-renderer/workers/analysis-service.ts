/**
 * What the analysis worker does. Plain functions, so that they can be tested without a worker. Results that may be kept are validated here,
 * where nobody waits: the window takes them into the document as they are.
 */
import { compareSpectra, prepareSpectra, type ComparedSpectra, type RamanInputs } from '@shared/project/analyses/raman-analysis';
import { checkPatterns, type CheckedPatterns, type XrdInputs } from '@shared/project/analyses/xrd-analysis';
import { RamanResultsSchema, XrdResultsSchema } from '@shared/project/document';
import type { PreparedSpectrum } from '@shared/raman/prepare-spectrum';
import type { RamanSettings } from '@shared/raman/result';
import { analyseXpsSeries, previewCurves, xpsCurves, type SeriesCurves } from '@shared/xps/analyse';
import { correlationMatrix, type CorrelationMatrix } from '@shared/xps/correlations';
import type { XpsSettings } from '@shared/xps/model';
import { xpsReplicator, type XpsReplica } from '@shared/xps/replica';
import type { XpsResult } from '@shared/xps/result';
import type { StateData } from '@shared/xps/series';
import { variantRefitter, type VariantRefitter } from '@shared/xps/variants/refit-variants';
import type { SurveySettings } from '@shared/xps/survey/model';
import { quantifySurveys, type StateSurvey } from '@shared/xps/survey/quantify-survey';
import { SurveyResultSchema, type SurveyResult } from '@shared/xps/survey/result';
import { surveyCurves, type SurveyCurves } from '@shared/xps/survey/survey-curves';
import type { VariantResult } from '@shared/xps/variants/variants-result';
import type { XrdSettings } from '@shared/xrd/result';
import { transfer } from 'comlink';
import * as v from 'valibot';
import { analyseCyclingHeld, halfCyclesHeld } from './cycling-service';
import { ownBuffers } from './own-buffers';

export interface Progress {
  /** 0 … 1. */
  readonly fraction: number;
  readonly stage: string;
}

/** How a run is watched and stopped from outside. */
export interface Watch {
  /** One 32-bit integer that becomes 1 when the run shall end; null where memory cannot be shared. */
  readonly cancelFlag: Int32Array | null;
  readonly onProgress: (progress: Progress) => unknown;
}

/** Surveys with what was found in them, and what is drawn of them by state. */
export interface QuantifiedSurveys {
  readonly result: SurveyResult;
  readonly curves: Readonly<Record<string, SurveyCurves>>;
}

/** Messages per second that progress may cost. */
const progressIntervalMs = 100;

/** Lets through the first report, then at most one in each interval; the last one before the end may be lost, the result says it. */
export function throttle(report: (progress: Progress) => unknown, now: () => number = () => performance.now()): (progress: Progress) => void {
  let next = -Infinity;
  return (progress) => {
    if (now() < next) return;
    next = now() + progressIntervalMs;
    report(progress);
  };
}

/** Reports progress of a loop and leaves it when the run shall end. */
function step(stage: string, cancelFlag: Int32Array | null, onProgress: (progress: Progress) => unknown): (fraction: number) => void {
  const report = throttle(onProgress);
  return (fraction) => {
    if (cancelFlag && Atomics.load(cancelFlag, 0) === 1) throw new Error('The run was cancelled.');
    report({ fraction, stage });
  };
}

/** A value whose curves leave the worker without a copy: nobody here looks at them again. */
const handedOver = <T extends object>(value: T): T => transfer(value, ownBuffers(value));

/** Set by `prepareReplicas` for the replicas that follow in this worker. */
let replicator: ((k: number) => XpsReplica) | null = null;

/** Set by `prepareVariants` for the variants that follow in this worker. */
let refitter: VariantRefitter | null = null;

export const analysisService = {
  analyseXps(states: readonly StateData[], settings: XpsSettings, cancelFlag: Int32Array | null, onProgress: (progress: Progress) => unknown): XpsResult {
    return analyseXpsSeries(states, settings, {
      ...(cancelFlag && { isCancelled: () => Atomics.load(cancelFlag, 0) === 1 }),
      onProgress: throttle(onProgress),
    });
  },

  correlations: (states: readonly StateData[], settings: XpsSettings, result: XpsResult, region: string, stateId: string): CorrelationMatrix =>
    correlationMatrix(states, settings, result, region, stateId),

  xpsCurves: (states: readonly StateData[], settings: XpsSettings, result: XpsResult): SeriesCurves => xpsCurves(states, settings, result),

  prepareReplicas(states: readonly StateData[], settings: XpsSettings, result: XpsResult): true {
    replicator = xpsReplicator(states, settings, result);
    return true;
  },

  replicas(numbers: readonly number[]): XpsReplica[] {
    if (!replicator) throw new Error('Replicas need prepareReplicas() in the same worker first.');
    return numbers.map(replicator);
  },

  /** Gives how many variants there are. */
  prepareVariants(states: readonly StateData[], settings: XpsSettings, result: XpsResult): number {
    refitter = variantRefitter(states, settings, result);
    return refitter.count;
  },

  variants(numbers: readonly number[]): VariantResult[] {
    if (!refitter) throw new Error('Variants need prepareVariants() in the same worker first.');
    return numbers.map(refitter.refit);
  },

  quantifySurveys(surveys: readonly StateSurvey[], settings: SurveySettings, cancelFlag: Int32Array | null, onProgress: (progress: Progress) => unknown): QuantifiedSurveys {
    const result = v.parse(SurveyResultSchema, quantifySurveys(surveys, settings, step('survey', cancelFlag, onProgress)));
    return handedOver({ result, curves: surveyCurves(surveys, settings, result) });
  },

  surveyCurves: (surveys: readonly StateSurvey[], settings: SurveySettings, result: SurveyResult): Readonly<Record<string, SurveyCurves>> => surveyCurves(surveys, settings, result),

  checkPatterns(inputs: XrdInputs, settings: XrdSettings, cancelFlag: Int32Array | null, onProgress: (progress: Progress) => unknown): CheckedPatterns {
    const { result, curves } = checkPatterns(inputs, settings, step('xrd', cancelFlag, onProgress));
    return handedOver({ result: v.parse(XrdResultsSchema, result), curves });
  },

  compareRaman(inputs: RamanInputs, settings: RamanSettings, cancelFlag: Int32Array | null, onProgress: (progress: Progress) => unknown): ComparedSpectra {
    const { result, curves } = compareSpectra(inputs, settings, step('raman', cancelFlag, onProgress));
    return handedOver({ result: v.parse(RamanResultsSchema, result), curves });
  },

  prepareRaman: (inputs: RamanInputs, settings: RamanSettings): Record<string, PreparedSpectrum> => handedOver(prepareSpectra(inputs, settings)),

  analyseCycling: analyseCyclingHeld,

  halfCycles: halfCyclesHeld,

  xpsPreview: (states: readonly StateData[], settings: XpsSettings): SeriesCurves => previewCurves(states, settings),
};

export type AnalysisService = typeof analysisService;
