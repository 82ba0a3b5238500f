/** What a document keeps of how a view was looked at; undefined before anybody looked. */
export type Remembered = Readonly<Record<string, string | number | boolean | null>> | undefined;
