interface Placed {
  readonly severity: string;
  readonly place: string;
  readonly text: string;
}

/** More names than this are a list, not a place: their number says more. */
const mostNamed = 6;

/**
 * Findings that say the same of several things become one, with all their places, where the first of them stood.
 * @param many words for more places than one reads
 */
export function joinFindings<Finding extends Placed>(findings: readonly Finding[], many: (count: number) => string): Finding[] {
  const joined = new Map<string, { readonly finding: Finding; readonly places: Set<string> }>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.text}`;
    const before = joined.get(key);
    if (before) before.places.add(finding.place);
    else joined.set(key, { finding, places: new Set([finding.place]) });
  }
  return [...joined.values()].map(({ finding, places }) => ({ ...finding, place: places.size > mostNamed ? many(places.size) : [...places].join(', ') }));
}
