import type { MessageParams } from './message';

/** "1 file", "3 files": the count of `params[name]` with the word in its English form. */
export const counted = (params: MessageParams, name: string, one: string, many: string): string => `${params[name] ?? '?'} ${params[name] === 1 ? one : many}`;
