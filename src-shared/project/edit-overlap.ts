import type { Edit, EditPatch } from './edit';

type Path = readonly (string | number)[];

/**
 * Whether two edits touch the same place, so that one made without knowing the other could mean something else.
 * A patch that moves the entries of an array touches the whole array.
 */
export function editsOverlap(a: Pick<Edit, 'patches'>, b: Pick<Edit, 'patches'>): boolean {
  const touchedByB = b.patches.map(touchedPath);
  return a.patches.some((patch) => touchedByB.some((path) => isWithin(touchedPath(patch), path) || isWithin(path, touchedPath(patch))));
}

function touchedPath({ op, path }: EditPatch): Path {
  const last = path.at(-1);
  const movesEntries = last === 'length' || (typeof last === 'number' && op !== 'replace');
  return movesEntries ? path.slice(0, -1) : path;
}

/** Whether `path` is `outer` or lies inside it. */
function isWithin(path: Path, outer: Path): boolean {
  return outer.length <= path.length && outer.every((step, index) => String(step) === String(path[index]));
}
