import type { MessageKey } from '@shared/i18n/translate';

/** What the fit is doing, by the stages that it reports. */
const stages: Readonly<Record<string, MessageKey>> = {
  scan: 'xps.stage.scan',
  fit: 'xps.stage.fit',
  basins: 'xps.stage.basins',
  foreign: 'xps.stage.foreign',
  uncertainty: 'xps.stage.uncertainty',
  done: 'xps.stage.uncertainty',
};

export const stageKey = (stage: string): MessageKey => stages[stage] ?? 'xps.fitting';

/** Why a fit stopped, by the reasons that the engine gives. */
const stops: Readonly<Record<string, MessageKey>> = {
  'converged-chi-square': 'xps.stop.converged',
  'converged-step': 'xps.stop.converged',
  'converged-gradient': 'xps.stop.converged',
  exact: 'xps.stop.converged',
  'max-iterations': 'xps.stop.maxIterations',
  'no-progress': 'xps.stop.noProgress',
};

export const stopKey = (reason: string): MessageKey => stops[reason] ?? 'xps.stop.other';
