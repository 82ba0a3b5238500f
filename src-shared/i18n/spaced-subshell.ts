import type { MessageParams } from './message';

/** "Ru3d" as the field writes it, "Ru 3d". */
export const spacedSubshell = (subshell: MessageParams[string] | undefined): string => String(subshell).replace(/^([A-Z][a-z]?)(?=\d)/, '$1 ');
