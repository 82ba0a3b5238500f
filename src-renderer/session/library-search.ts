import type { LibraryEntry, LibrarySummary } from '@shared/host/contract';

/** A project or archive as the index holds it. */
export interface IndexedProject {
  readonly place: string;
  readonly kind: LibraryEntry['kind'];
  readonly version: string;
  /** null when it could not be read. */
  readonly summary: LibrarySummary | null;
  /** Everything that can be searched, folded. */
  readonly haystack: string;
}

/** One index entry. */
export function indexed({ place, kind, version }: Pick<LibraryEntry, 'place' | 'kind' | 'version'>, summary: LibrarySummary | null): IndexedProject {
  const words = summary ? [summary.title, summary.formula, ...summary.states, ...summary.techniques, summary.words, summary.createdAt.slice(0, 10), summary.changedAt.slice(0, 10)] : [];
  return { place, kind, version, summary, haystack: folded([...words, place].join('\n')) };
}

/** The entries that hold every word of a query somewhere, the latest changed first. An empty query finds all. */
export function searchLibrary(entries: readonly IndexedProject[], query: string): IndexedProject[] {
  const words = folded(query).split(/\s+/).filter((word) => word !== '');
  const found = entries.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
  return found.sort((a, b) => compareText(b.summary?.changedAt ?? '', a.summary?.changedAt ?? ''));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Case, width and subscripts make no difference: "liRuCl4" finds "LiRuCl₄". */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
