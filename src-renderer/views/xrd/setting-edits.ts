/** Changes of the halo check's settings, each with its name for undo. */
import type { EditName } from '@shared/project/edit';
import { phaseLabel } from '@shared/report/xrd-limits';
import type { UserPhase, XrdSettings } from '@shared/xrd/result';

export interface SettingEdit {
  readonly name: EditName;
  readonly recipe: (settings: XrdSettings) => void;
}

export function setNumber(label: string, value: string, recipe: (settings: XrdSettings) => void): SettingEdit {
  return { name: { key: 'edit.xrd.settings', params: { setting: label, value } }, recipe };
}

export function setShipped(isTested: boolean): SettingEdit {
  return {
    name: { key: isTested ? 'edit.xrd.shippedOn' : 'edit.xrd.shippedOff', params: {} },
    recipe: (settings) => {
      settings.testShipped = isTested;
    },
  };
}

export function setTested(phase: string, isTested: boolean): SettingEdit {
  return {
    name: { key: isTested ? 'edit.xrd.testPhase' : 'edit.xrd.skipPhase', params: { phase: phaseLabel(phase) } },
    recipe: (settings) => {
      const others = (settings.withoutShipped ?? []).filter((name) => name !== phase);
      settings.withoutShipped = isTested ? others : [...others, phase];
    },
  };
}

/** Adds a phase; one of the same name gives way to it. */
export function addPhase(phase: UserPhase): SettingEdit {
  return {
    name: { key: 'edit.xrd.addPhase', params: { phase: phaseLabel(phase.name) } },
    recipe: (settings) => {
      settings.userPhases = [...(settings.userPhases ?? []).filter(({ name }) => name !== phase.name), phase];
    },
  };
}

export function removePhase(name: string): SettingEdit {
  return {
    name: { key: 'edit.xrd.removePhase', params: { phase: phaseLabel(name) } },
    recipe: (settings) => {
      settings.userPhases = (settings.userPhases ?? []).filter((phase) => phase.name !== name);
    },
  };
}
