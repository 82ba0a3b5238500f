import { t } from '../../../session/locale.svelte';
import { addComponent, adoptRegion, emptyRegion } from '../edits/component-edits';
import type { XpsLook } from '../xps-look.svelte';
import type { XpsWorkbench } from '../workbench/xps-workbench.svelte';

/** Adds a component to the shown region at a shown energy, eV, and selects it; where there is no model yet, it is the first of one. */
export function addComponentAt(workbench: XpsWorkbench, { region, regionLabel }: Pick<XpsLook, 'region' | 'regionLabel'>, energy: number): void {
  const label = t('xps.newComponent', { energy: energy.toFixed(1) });
  workbench.change({ key: 'edit.xpsAdd', params: { energy: energy.toFixed(2) } }, (settings) => {
    if (!settings.regions.some((one) => one.region === region)) adoptRegion(settings, emptyRegion(region, regionLabel));
    workbench.selectComponent(addComponent(settings, region, energy, label));
  });
}
