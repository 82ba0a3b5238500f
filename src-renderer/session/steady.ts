/**
 * Keeps giving the object it gave before while every member of the next one is the same: what is derived from it is then not derived anew.
 * @param aside members that do not count; defaults to none
 */
export function steady<T extends object | undefined>(aside: readonly string[] = []): (next: T) => T {
  let kept: { readonly value: T } | null = null;
  return (next) => {
    if (kept === null || !isSame(kept.value, next, aside)) kept = { value: next };
    return kept.value;
  };
}

function isSame(before: object | undefined, next: object | undefined, aside: readonly string[]): boolean {
  const [a, b] = [before, next].map((value) => Object.entries(value ?? {}).filter(([name]) => !aside.includes(name)));
  const values = new Map(b);
  return (before === undefined) === (next === undefined) && a!.length === values.size && a!.every(([name, value]) => values.has(name) && values.get(name) === value);
}
