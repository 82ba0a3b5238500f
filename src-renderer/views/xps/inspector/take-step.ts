/** Carries out what a guard rail offers. What changes the model is one named step, and is fitted at once. */
import type { EditName } from '@shared/project/edit';
import type { XpsSettings } from '@shared/xps/model';
import { furtherTemplates } from '@shared/xps/templates/further-templates';
import { scofieldFor } from '@shared/xps/sensitivity-factors/shipped-sets';
import { adoptRegion } from '../edits/component-edits';
import { setSensitivityFactors } from '../edits/model-edits';
import type { FindingStep } from './finding-steps';
import { shownShift } from '@shared/figures/panels/xps/panel-rows';
import { addShippedSpecies, dropCorrection, fitCommonWidths, fitOwnWidths, leaveOutSpecies, searchShiftsAround, setShift } from '../edits/step-edits';
import type { FitRuns } from '../workbench/fit-runs.svelte';
import type { XpsLook } from '../xps-look.svelte';
import type { XpsWorkbench } from '../workbench/xps-workbench.svelte';

/** How far to either side of a residual it is looked, eV. */
const lookReach = 2.5;

export interface StepPlace {
  readonly workbench: XpsWorkbench;
  readonly runs: FitRuns;
  readonly look: XpsLook;
  /** What the project calls a state. */
  readonly labelOf: (stateId: string) => string;
  readonly select: (stateId: string) => void;
}

export function takeStep(step: FindingStep, { workbench, runs, look, labelOf, select }: StepPlace): void {
  const refit = (name: EditName, recipe: (settings: XpsSettings) => void): void => {
    workbench.change(name, recipe);
    void runs.fit(workbench.scope);
  };
  switch (step.act) {
    case 'addSpecies':
      refit({ key: 'edit.xpsAddSpecies', params: { species: step.species } }, (settings) => addShippedSpecies(settings, step.component));
      break;
    case 'leaveOut':
      refit({ key: 'edit.xpsRemove', params: { component: step.species } }, (settings) => leaveOutSpecies(settings, step.component));
      break;
    case 'ownWidths':
      refit({ key: 'edit.xpsOwnWidths', params: {} }, fitOwnWidths);
      break;
    case 'commonWidths':
      refit({ key: 'edit.xpsCommonWidths', params: {} }, fitCommonWidths);
      break;
    case 'searchAround':
      refit({ key: 'edit.xpsSearchRange', params: { shift: step.shift.toFixed(1) } }, (settings) => searchShiftsAround(settings, step.shift));
      break;
    case 'startFrom':
      refit({ key: 'edit.xpsStartFrom', params: { shift: step.shift.toFixed(2) } }, (settings) => setShift(settings, step.stateId, step.shift));
      break;
    case 'setShift':
      refit({ key: 'edit.xpsShift', params: { state: labelOf(step.stateId), shift: step.shift.toFixed(2) } }, (settings) => setShift(settings, step.stateId, step.shift));
      break;
    case 'dropCorrection':
      refit({ key: `edit.xpsDropCorrection.${step.of}`, params: {} }, (settings) => dropCorrection(settings, step.of));
      break;
    case 'takeFactors': {
      const set = workbench.settings && scofieldFor(workbench.settings.photonEnergyEv);
      if (set) refit({ key: 'edit.xpsFactors', params: { set: set.name } }, (settings) => setSensitivityFactors(settings, structuredClone(set)));
      break;
    }
    case 'takeRegion': {
      const template = furtherTemplates[step.region]?.();
      if (template) refit({ key: 'edit.xpsTemplate', params: { name: template.label, region: template.label } }, (settings) => adoptRegion(settings, template));
      look.showRegion(step.region);
      break;
    }
    case 'select':
      look.showRegion(step.region);
      workbench.selectComponent(step.component);
      break;
    case 'look': {
      const shown = step.energy - shownShift(workbench.model, step.stateId);
      select(step.stateId);
      look.zoomTo(step.region, [shown - lookReach, shown + lookReach]);
      break;
    }
    case 'show':
      look.showResults(step.kind);
      break;
    case 'vary':
      look.showResults('systematic');
      void runs.vary();
      break;
  }
}
