/** A file the user dropped or picked, and the folder path it came with ("" when it came alone). */
export interface PickedFile {
  readonly file: File;
  readonly folder: string;
}

/** Files that operating systems leave in folders and nobody measured. */
const isSystemFile = (name: string): boolean => /^(\.|Thumbs\.db$|desktop\.ini$|~\$)/i.test(name);

export const withoutSystemFiles = (files: readonly PickedFile[]): PickedFile[] => files.filter(({ file }) => !isSystemFile(file.name));
