import type { RamanDrawing } from '@shared/figures/panels/raman/raman-content';
import { defaultRamanSettingsOf, ramanInputs, ramanReferencesOf, ramanSamplesOf, type ComparedSpectra, type RamanInputs } from '@shared/project/analyses/raman-analysis';
import type { RamanResult, RamanSettings } from '@shared/raman/result';
import { AnalysisDesk, type DeskOutcome } from '../../session/analysis-desk.svelte';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { Workspace } from '../../session/workspace.svelte';
import type { RunOutcome } from '../../workers/worker-lane';

export type RamanDesk = AnalysisDesk<'raman-mixture', RamanInputs, RamanDrawing>;
type Outcome = RunOutcome<DeskOutcome<Record<string, RamanResult>, RamanDrawing>>;

interface Held {
  readonly inputs: RamanInputs;
  readonly counting: string;
  readonly compared: ComparedSpectra;
}

/** The settings that numbers depend on. */
const countingOf = (settings: RamanSettings): string => JSON.stringify({ ...settings, display: undefined });

/** The stored comparison of the project, its spectra and the starting materials. */
export function ramanDesk(project: ProjectSession, workspace: Workspace): RamanDesk {
  let held: Held | null = null;
  return new AnalysisDesk(project, workspace, {
    kind: 'raman-mixture',
    titleKey: 'raman.title',
    measurements: (document) => [...ramanSamplesOf(document), ...ramanReferencesOf(document)],
    inputs: (document, measured) => {
      const inputs = ramanInputs(document, (measurement) => {
        const read = measured(measurement);
        return read?.kind === 'spectrum' ? read : null;
      });
      return inputs.samples.length === 0 ? null : inputs;
    },
    defaults: defaultRamanSettingsOf,
    compute: (client, inputs: RamanInputs, settings, onProgress) => {
      const counting = countingOf(settings);
      // Display steps change no number: what was compared stays, and the lane of the worker takes one call after the other.
      const known = held?.inputs === inputs && held.counting === counting ? held.compared : null;
      const comparing = known ? null : client.compareRaman(inputs, settings, onProgress);
      let preparing: ReturnType<typeof client.prepareRaman> | null = null;
      const outcome = (async (): Promise<Outcome> => {
        const ended = comparing ? await comparing.outcome : null;
        if (ended !== null && ended.status !== 'done') return ended;
        const compared = ended?.value ?? known!;
        held = { inputs, counting, compared };
        preparing = client.prepareRaman(inputs, settings);
        const prepared = await preparing.outcome;
        return prepared.status === 'done' ? { status: 'done', value: { result: compared.result, problem: null, drawing: { curves: compared.curves, prepared: prepared.value } } } : prepared;
      })();
      return {
        outcome,
        cancel: () => {
          comparing?.cancel();
          preparing?.cancel();
        },
      };
    },
  });
}
