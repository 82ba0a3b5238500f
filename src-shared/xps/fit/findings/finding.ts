import type { Finding } from '../../result';

/** A finding by the name of its sentence in the dictionary (`xpsFinding.*`); of the whole fit where it names no state. */
export const finding = (severity: Finding['severity'], name: string, params: Finding['params'] = {}, stateId: string | null = null, region: string | null = null): Finding => ({
  severity, key: `xpsFinding.${name}`, params, stateId, region,
});
