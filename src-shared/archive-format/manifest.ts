/** `manifest-sha256.txt`: the checksum of every file, in the form that `sha256sum -c` takes. */

/** One line per file, in order of the paths. */
export function manifestText(checksums: ReadonlyMap<string, string>): string {
  const paths = [...checksums.keys()].sort();
  return paths.map((path) => `${checksums.get(path)!}  ${path}\n`).join('');
}

/**
 * Reads a manifest.
 * @returns checksums by path; null when a line is no line of a manifest or a path is named twice
 */
export function parseManifestText(text: string): Map<string, string> | null {
  const checksums = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const found = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (!found || checksums.has(found[2]!)) return null;
    checksums.set(found[2]!, found[1]!);
  }
  return checksums;
}
