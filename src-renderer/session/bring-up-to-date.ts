import type { AnalysisKind } from '@shared/project/document';
import { DocumentClient } from '../workers/document-client';
import type { UpdatedAnalysis } from '../workers/document-service';
import { t, tStored } from './locale.svelte';
import { now } from './now';
import type { ProjectSession } from './project-session.svelte';
import { readMeasurements } from './read-measurements';
import type { Workspace } from './workspace.svelte';

const titles = (): Readonly<Record<AnalysisKind, string>> => ({ 'xps-series': 'XPS', 'xrd-halo': t('xrd.title'), 'raman-mixture': t('raman.title'), cycling: t('view.cycling') });

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
    keep(project, document.analyses, updated);
    for (const one of updated) {
      if (!one.ok) workspace.problems.report({ key: 'analysis.noResult', params: { analysis: one.title, reason: one.key === null ? one.detail : tStored(one.key, one.params) } });
    }
    workspace.tasks.announce({ key: 'analysis.updated', params: { count: updated.filter(({ ok }) => ok).length } });
  } finally {
    client.dispose();
  }
}

function keep(project: ProjectSession, before: ProjectSession['document']['analyses'], updated: readonly UpdatedAnalysis[]): void {
  const computed = updated.flatMap((one) => (one.ok ? [one.analysis] : []));
  if (computed.length === 0 || project.isReadOnly) return;
  const settingsBefore = new Map(before.map(({ id, settings }) => [id, JSON.stringify(settings)]));
  project.edit({ key: 'edit.bringUpToDate', params: { count: computed.length } }, (draft) => {
    for (const analysis of computed) {
      const at = draft.analyses.findIndex(({ id }) => id === analysis.id);
      if (at >= 0) {
        if (JSON.stringify(draft.analyses[at]!.settings) === settingsBefore.get(analysis.id)) draft.analyses[at] = analysis;
      } else if (!settingsBefore.has(analysis.id) && draft.analyses.every(({ kind }) => kind !== analysis.kind)) draft.analyses.push(analysis);
    }
  });
}
