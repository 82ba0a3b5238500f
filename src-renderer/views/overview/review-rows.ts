/** What will become of each file of an import that is being looked at. */
import type { ProjectMeasurement } from '@shared/project/document';
import type { ImportItem, ImportPlan, ImportSummary } from '@shared/project/import-files';
import { joinPath } from '@shared/project/manifest';
import { t } from '../../session/locale.svelte';
import { hasPlace } from '@shared/project/matrix';
import { placeWords } from './place-words';

/** Placed: it has its place by name or manifest. Waits: it comes in and a person places it. Aside: it does not come in. */
type Fate = 'placed' | 'waits' | 'failed' | 'aside';

export interface ReviewRow {
  /** Of the item; beyond the items for a file that was not read. */
  readonly index: number;
  readonly name: string;
  readonly folder: string;
  readonly fate: Fate;
  /** Where it goes, or why it does not come in; empty while the files are still read. */
  readonly words: string;
  /** A person must do something: it failed or has no place. */
  readonly needsHand: boolean;
  /** Something was assumed when it was read, which a person may check. */
  readonly isAssumed: boolean;
}

/**
 * @param plan null while the files are still read: it would change with every one
 * @param leftOut files without a measurement, which were not read; they stand last
 */
export function reviewRows(items: readonly ImportItem[], plan: Pick<ImportPlan, 'measurements' | 'states' | 'summary'> | null, leftOut: ImportSummary['skipped'] = []): ReviewRow[] {
  const places = new Map<string, ProjectMeasurement[]>();
  for (const measurement of plan?.measurements ?? []) places.set(measurement.sha256, [...(places.get(measurement.sha256) ?? []), measurement]);
  const aside = new Map((plan?.summary.duplicates ?? []).map((entry) => [joinPath(entry.folder, entry.name), t('overview.review.sameAs', { other: entry.sameAs })]));
  for (const { folder, name, key, params } of plan?.summary.skipped ?? []) aside.set(joinPath(folder, name), t(key, params));
  const rows = items.map(({ name, folder, sha256, result }, index): ReviewRow => {
    const base = { index, name, folder };
    const reason = aside.get(joinPath(folder, name));
    if (reason !== undefined) return { ...base, fate: 'aside', words: reason, needsHand: false, isAssumed: false };
    if (!result.ok) return { ...base, fate: 'failed', words: t('overview.unreadable'), needsHand: true, isAssumed: false };
    const measurements = places.get(sha256) ?? [];
    const isPlaced = measurements.every(hasPlace);
    const words = [...new Set(measurements.map((measurement) => measurement.technique === null ? t('overview.unknownTechnique') : placeWords(measurement, plan?.states ?? [])))].join(', ');
    return { ...base, fate: isPlaced ? 'placed' : 'waits', words, needsHand: !isPlaced, isAssumed: result.file.report.assumed.length > 0 };
  });
  const notRead = plan ? leftOut.map(({ name, folder, key, params }, at): ReviewRow => ({ index: items.length + at, name, folder, fate: 'aside', words: t(key, params), needsHand: false, isAssumed: false })) : [];
  return [...rows, ...notRead];
}
