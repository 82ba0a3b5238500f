/** Changes of the comparison's settings, each with its name for undo. */
import type { EditName } from '@shared/project/edit';
import { defaultRamanDisplay } from '@shared/raman/prepare-spectrum';
import type { RamanDisplay, RamanSettings } from '@shared/raman/result';

export interface SettingEdit {
  readonly name: EditName;
  readonly recipe: (settings: RamanSettings) => void;
}

export const setSetting = (setting: string, value: string, recipe: (settings: RamanSettings) => void): SettingEdit => ({ name: { key: 'edit.raman.setting', params: { setting, value } }, recipe });

/** Changes steps that are for the eye alone. */
export const setDisplay = (setting: string, value: string, change: Partial<RamanDisplay>): SettingEdit =>
  setSetting(setting, value, (settings) => {
    settings.display = { ...(settings.display ?? defaultRamanDisplay), ...change };
  });
