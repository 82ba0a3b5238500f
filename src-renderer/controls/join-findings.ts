interface Placed {
  readonly severity: string;
  readonly place: string;
  readonly text: string;
}

/** Findings that say the same of several things become one, with all their places, where the first of them stood. */
export function joinFindings<Finding extends Placed>(findings: readonly Finding[]): Finding[] {
  const joined = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.text}`;
    const before = joined.get(key);
    joined.set(key, before && before.place !== finding.place ? { ...before, place: `${before.place}, ${finding.place}` } : (before ?? finding));
  }
  return [...joined.values()];
}
