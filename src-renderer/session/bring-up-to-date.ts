import type { MessageKey } from '@shared/i18n/translate';
import type { Analysis, AnalysisKind, ProjectDocument } from '@shared/project/document';
import { viewOfAnalysis } from '@shared/project/analyses/stale-figures';
import { rememberFresh } from '@shared/project/analyses/staleness';
import { DocumentClient } from '../workers/document-client';
import type { UpdatedAnalysis } from '../workers/document-service';
import { t } from './locale.svelte';
import { nextTask } from './next-task';
import { now } from './now';
import type { ProjectSession } from './project-session.svelte';
import { readMeasurements } from './read-measurements';
import type { Workspace } from './workspace.svelte';

const titleKeys = { 'xps-series': 'view.xps', 'xps-survey': 'survey.title', 'xrd-halo': 'xrd.title', 'raman-mixture': 'raman.title', cycling: 'view.cycling' } as const satisfies Record<AnalysisKind, MessageKey>;

const titles = (): Readonly<Record<AnalysisKind, string>> => ({ 'xps-series': t(titleKeys['xps-series']), 'xps-survey': t(titleKeys['xps-survey']), 'xrd-halo': t(titleKeys['xrd-halo']), 'raman-mixture': t(titleKeys['raman-mixture']), cycling: t(titleKeys.cycling) });

/**
 * Computes whatever was measured but has no current result, and keeps all of it as one step. What the user changed meanwhile stays as the
 * user left it. An analysis that cannot be computed is told with its reason; the others are kept.
 */
export async function bringUpToDate(project: ProjectSession, workspace: Workspace): Promise<void> {
  await project.settled();
  const { document } = project;
  const client = new DocumentClient();
  try {
    const updated = await workspace.tasks.run({ key: 'analysis.updating' }, async (task) => {
      const measurements = await readMeasurements(project, () => task.check());
      const by = { titles: titles(), software: `Halocline ${workspace.info.version}`, now: now() };
      const run = client.bringUpToDate(document, measurements, by, ({ fraction, stage }) => task.progress(fraction, { key: 'analysis.computing', params: { analysis: stage } }));
      task.signal.addEventListener('abort', () => run.cancel());
      const outcome = await run.outcome;
      task.check();
      if (outcome.status === 'failed') throw outcome.error;
      return outcome.status === 'done' ? outcome.value : null;
    });
    if (updated === null) return;
    // What the worker sent was unpacked in this task.
    await nextTask();
    const kept = keep(project, document, updated);
    workspace.problems.dismissKeys(['analysis.noResult']);
    for (const one of updated) {
      if (one.ok) continue;
      const analysis = { key: titleKeys[one.kind], params: {} };
      const reason = one.key === null ? one.detail : { key: one.key, params: one.params };
      workspace.problems.report({ key: 'analysis.noResult', params: { analysis, reason } }, null, { label: { key: 'analysis.open', params: { analysis } }, run: () => workspace.show(viewOfAnalysis[one.kind]), view: viewOfAnalysis[one.kind] });
    }
    workspace.tasks.announce({ key: 'analysis.updated', params: { count: kept } });
  } finally {
    client.dispose();
  }
}

/** Gives how many results were kept. @param before the document that they were computed from */
function keep(project: ProjectSession, before: ProjectDocument, updated: readonly UpdatedAnalysis[]): number {
  if (project.isReadOnly) return 0;
  const settingsBefore = new Map(before.analyses.map(({ id, settings }) => [id, JSON.stringify(settings)]));
  const now = project.document.analyses;
  const isUntouched = ({ id, kind }: Analysis): boolean => {
    const stored = now.find((one) => one.id === id);
    if (stored) return JSON.stringify(stored.settings) === settingsBefore.get(id);
    return !settingsBefore.has(id) && now.every((one) => one.kind !== kind);
  };
  const kept = updated.flatMap((one) => (one.ok && isUntouched(one.analysis) ? [one.analysis] : []));
  if (kept.length === 0) return 0;
  // Nothing in them is a draft: frozen, they are not searched for one, all the settings and results of fifty states through.
  const entered = kept.map((analysis) => Object.freeze({ ...analysis, title: now.find(({ id }) => id === analysis.id)?.title ?? analysis.title }));
  project.edit({ key: 'edit.bringUpToDate', params: { count: kept.length } }, (draft) => {
    for (const analysis of entered) {
      const at = draft.analyses.findIndex(({ id }) => id === analysis.id);
      if (at < 0) draft.analyses.push(analysis);
      else draft.analyses[at] = analysis;
    }
  }, entered);
  for (const analysis of project.document.analyses) if (kept.some(({ result }) => result === analysis.result)) rememberFresh(before, analysis);
  return kept.length;
}
