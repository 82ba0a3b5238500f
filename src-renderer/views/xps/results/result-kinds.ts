/** What can stand under the plots. */
export const resultKinds = ['states', 'lines', 'composition', 'systematic', 'expected', 'fits', 'record'] as const;
export type ResultKind = (typeof resultKinds)[number];

/** Kinds that are one sortable table. */
export const isTableKind = (kind: ResultKind): kind is 'states' | 'lines' => kind === 'states' || kind === 'lines';

export const isResultKind = (kind: unknown): kind is ResultKind => resultKinds.some((one) => one === kind);
