import { join } from 'node:path';
import { SettingsSchema, type Settings } from '@shared/host/contract';
import type { Locale } from '@shared/i18n/translate';
import { StoredJson } from './stored-json';

/** Keys of interface memory that are kept; those that were not written for longest go first. */
const rememberedKeys = 500;

const initial = (): Settings => ({ theme: 'system', language: 'system', person: null, memory: {} });

/** What a user chose, in `settings.json` of the user data folder. */
export class SettingsFile {
  readonly #file: StoredJson<typeof SettingsSchema>;

  constructor(userData: string) {
    this.#file = new StoredJson(join(userData, 'settings.json'), SettingsSchema, initial);
  }

  get(): Promise<Settings> {
    return this.#file.read();
  }

  set(change: { [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings> {
    return this.#file.change((settings) => {
      const { memory, ...rest } = change;
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      // A key that is written again moves to the end.
      const untouched = Object.entries(settings.memory).filter(([key]) => memory?.[key] === undefined);
      const merged = [...untouched, ...Object.entries(memory ?? {})].slice(-rememberedKeys);
      return { ...settings, ...given, memory: Object.fromEntries(merged) };
    });
  }
}

/** The language of what is written for the user. */
export function userLocale({ language }: Settings): Locale {
  if (language !== 'system') return language;
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ja') ? 'ja' : 'en';
}
