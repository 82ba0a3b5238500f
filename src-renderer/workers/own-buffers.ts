/** The distinct buffers of all arrays in a value, for handing them over instead of copying; shared ones need no handing over. */
export function ownBuffers(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const entry of Object.values(value)) ownBuffers(entry, found);
  }
  return [...found];
}
