import type { HalfCycleChoice } from '@shared/electrochemistry/half-cycle-choice';
import type { ComparedHalfCycles } from '@shared/electrochemistry/half-cycle-curves';
import { noneBeside, type CurvesBeside } from '@shared/electrochemistry/own-curves';
import type { CyclingSettings } from '@shared/electrochemistry/settings';
import type { ComparedSpectra, RamanInputs } from '@shared/project/analyses/raman-analysis';
import type { CheckedPatterns, XrdInputs } from '@shared/project/analyses/xrd-analysis';
import type { PreparedSpectrum } from '@shared/raman/prepare-spectrum';
import type { RamanSettings } from '@shared/raman/result';
import type { Curve } from '@shared/spectrum/spectrum';
import type { SeriesCurves } from '@shared/xps/analyse';
import type { CorrelationMatrix } from '@shared/xps/correlations';
import type { XpsSettings } from '@shared/xps/model';
import type { XpsReplica } from '@shared/xps/replica';
import type { XpsResult } from '@shared/xps/result';
import type { StateData } from '@shared/xps/series';
import { variantCount } from '@shared/xps/variants/refit-variants';
import type { SurveySettings } from '@shared/xps/survey/model';
import type { StateSurvey } from '@shared/xps/survey/quantify-survey';
import type { SurveyResult } from '@shared/xps/survey/result';
import type { SurveyCurves } from '@shared/xps/survey/survey-curves';
import type { VariantResult } from '@shared/xps/variants/variants-result';
import type { XrdSettings } from '@shared/xrd/result';
import type { AnalysisService, Progress, QuantifiedSurveys } from './analysis-service';
import type { AnalysedCycling } from './cycling-service';
import { LatestOnly } from './latest-only';
import { batchWorkers, makeReplicas } from './replica-pool';
import { forBookkeeping } from './shared-memory';
import { WorkerLane, type Run, type RunOutcome } from './worker-lane';

const spawn = (): Worker => new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module', name: 'analysis' });

/**
 * The analyses of this window. Fits run on one lane and drawing on another, so that a fit under way never delays a drag.
 * Typed arrays are sent as copies: the views keep theirs.
 */
export class AnalysisClient {
  readonly #fits = new WorkerLane<AnalysisService>(spawn);
  readonly #drawing = new WorkerLane<AnalysisService>(spawn);
  /** Matrices, asked for seldom: the worker starts with the first. */
  readonly #tables = new WorkerLane<AnalysisService>(spawn);
  readonly #latestMatrix = new LatestOnly<CorrelationMatrix>();
  readonly #latestCurves = new LatestOnly<SeriesCurves>();

  /** Loads the workers before they are needed. */
  warm(): void {
    this.#fits.warm();
    this.#drawing.warm();
  }

  /** Fits the series; a fit under way is superseded. Cancel takes effect within 100 ms. */
  fitXps(states: readonly StateData[], settings: XpsSettings, onProgress: (progress: Progress) => void): Run<XpsResult> {
    return this.#fits.run((service, watch) => service.analyseXps(states, settings, watch.cancelFlag, watch.onProgress), onProgress);
  }

  /** Curves of a result; the latest of all requests for curves wins. */
  curvesXps(states: readonly StateData[], settings: XpsSettings, result: XpsResult): Promise<RunOutcome<SeriesCurves>> {
    return this.#latestCurves.request(() => this.#drawing.run((service) => service.xpsCurves(states, settings, result)).outcome);
  }

  /** The correlation matrix of a region as one state sees it. The latest of all requests wins. */
  correlateXps(states: readonly StateData[], settings: XpsSettings, result: XpsResult, region: string, stateId: string): Promise<RunOutcome<CorrelationMatrix>> {
    return this.#latestMatrix.request(() => this.#tables.run((service) => service.correlations(states, settings, result, region, stateId)).outcome);
  }

  /** Curves of the model as it stands, without a fit; the latest of all requests for curves wins. */
  previewXps(states: readonly StateData[], settings: XpsSettings): Promise<RunOutcome<SeriesCurves>> {
    return this.#latestCurves.request(() => this.#drawing.run((service) => service.xpsPreview(states, settings)).outcome);
  }

  /** Refits `count` seeded replicas of a result in workers of their own. */
  replicateXps(
    { states, settings, result, count }: { readonly states: readonly StateData[]; readonly settings: XpsSettings; readonly result: XpsResult; readonly count: number },
    onProgress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<RunOutcome<readonly XpsReplica[]>> {
    return makeReplicas<AnalysisService, XpsReplica>(spawn, batchWorkers(), {
      count,
      prepare: (service) => service.prepareReplicas(states, settings, result),
      make: (service, numbers) => service.replicas(numbers),
      onProgress,
      signal,
    });
  }

  /** Fits every model variant of a result in workers of their own. */
  varyXps(
    { states, settings, result }: { readonly states: readonly StateData[]; readonly settings: XpsSettings; readonly result: XpsResult },
    onProgress: (fraction: number) => void,
    signal: AbortSignal,
  ): Promise<RunOutcome<readonly VariantResult[]>> {
    const count = variantCount(states, settings, result);
    return makeReplicas<AnalysisService, VariantResult>(spawn, batchWorkers(), {
      count,
      chunk: 1,
      prepare: (service) => service.prepareVariants(states, settings, result),
      make: (service, numbers) => service.variants(numbers),
      onProgress: (done) => onProgress(done / count),
      signal,
    });
  }

  quantifySurveys(surveys: readonly StateSurvey[], settings: SurveySettings, onProgress: (progress: Progress) => void): Run<QuantifiedSurveys> {
    return this.#fits.run((service, watch) => service.quantifySurveys(surveys, settings, watch.cancelFlag, watch.onProgress), onProgress);
  }

  /** Curves of a stored result. */
  curvesSurveys(surveys: readonly StateSurvey[], settings: SurveySettings, result: SurveyResult): Run<Readonly<Record<string, SurveyCurves>>> {
    return this.#fits.run((service) => service.surveyCurves(surveys, settings, result));
  }

  checkPatterns(inputs: XrdInputs, settings: XrdSettings, onProgress: (progress: Progress) => void): Run<CheckedPatterns> {
    return this.#fits.run((service, watch) => service.checkPatterns(inputs, settings, watch.cancelFlag, watch.onProgress), onProgress);
  }

  compareRaman(inputs: RamanInputs, settings: RamanSettings, onProgress: (progress: Progress) => void): Run<ComparedSpectra> {
    return this.#fits.run((service, watch) => service.compareRaman(inputs, settings, watch.cancelFlag, watch.onProgress), onProgress);
  }

  /** The spectra after the display steps alone. */
  prepareRaman(inputs: RamanInputs, settings: RamanSettings): Run<Record<string, PreparedSpectrum>> {
    return this.#fits.run((service) => service.prepareRaman(inputs, settings));
  }

  /** @param curveKey another one for another curve: the worker holds the one it has split @param beside other curves of the project */
  analyseCycling(curveKey: string, curve: Curve, settings: CyclingSettings, beside: CurvesBeside = noneBeside): Run<AnalysedCycling> {
    return this.#fits.run((service) => service.analyseCycling(curveKey, forBookkeeping(curve), settings, { ...beside, own: beside.own.map((one) => ({ ...one, curve: forBookkeeping(one.curve) })) }));
  }

  /** The half cycles of a curve that are compared, and those of the cycle that they are set against; null when it cannot be split. */
  halfCycles(curveKey: string, curve: Curve, settings: CyclingSettings, choice: HalfCycleChoice, against: number | null): Run<ComparedHalfCycles | null> {
    return this.#fits.run((service) => service.halfCycles(curveKey, forBookkeeping(curve), settings, choice, against));
  }

  dispose(): void {
    this.#fits.dispose();
    this.#drawing.dispose();
    this.#tables.dispose();
  }
}
