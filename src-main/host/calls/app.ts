import type { HostCalls } from '@shared/host/contract';
import type { Session } from '../session';

/** What runs here, and the user's settings. */
export function appCalls({ context, services }: Session): Pick<HostCalls, 'app.info' | 'settings.get' | 'settings.set'> {
  const { options, settings } = context;
  return {
    'app.info': () =>
      Promise.resolve({ version: options.version, shell: options.shell, platform: process.platform, hasNativeDialogs: services.chooseFolder !== null }),
    'settings.get': () => settings.get(),
    'settings.set': (change) => settings.set(change),
  };
}
