import { speaking } from '@shared/project/analyses/of-kind';
import type { Analysis } from '@shared/project/document';

interface Measured {
  readonly value: number;
  readonly stdUncertainty: number | null;
}

/** What a survey says of a state, as results.json has it. */
export interface SurveyStateResults {
  readonly chargeShift_eV: number;
  /** Absent `atomicPercent`: not detected, or without a number; then the detection limit where there is one. */
  readonly elements: readonly { readonly element: string; readonly line: string; readonly verdict: string; readonly atomicPercent?: Measured; readonly detectionLimit_atomicPercent?: number }[];
  readonly unassigned_eV: readonly number[];
  readonly clToRu?: Measured;
}

/** The survey of a state; null where none was quantified. */
export function surveyResultsOfState(analyses: readonly Analysis[], stateId: string): SurveyStateResults | null {
  const state = speaking(analyses, 'xps-survey')?.result.states.find((one) => one.stateId === stateId);
  if (!state) return null;
  const { chargeShift, lines, composition, marks, clToRu } = state;
  return {
    chargeShift_eV: chargeShift.value,
    elements: lines.filter(({ verdict }) => verdict !== 'notMeasured').map(({ line, verdict }) => {
      const share = composition.find((one) => one.line === line);
      return {
        element: share?.element ?? /^[A-Z][a-z]?/.exec(line)?.[0] ?? line,
        line,
        verdict,
        ...(share?.atomicPercent && { atomicPercent: withCommonPart(share.atomicPercent.value, share.atomicPercent.stdUncertainty, share.commonUncertainty) }),
        ...(share?.detectionLimit !== null && share?.detectionLimit !== undefined && { detectionLimit_atomicPercent: share.detectionLimit }),
      };
    }),
    unassigned_eV: marks.filter(({ kind }) => kind === 'unassigned').map(({ energy }) => energy),
    ...(clToRu && { clToRu: withCommonPart(clToRu.ratio.value, clToRu.ratio.stdUncertainty, clToRu.ratio.value * clToRu.commonRelative) }),
  };
}

/** A value with both parts of its standard uncertainty. */
const withCommonPart = (value: number, own: number | null, common: number | null): Measured => ({ value, stdUncertainty: own === null ? null : Math.hypot(own, common ?? 0) });
