/** Bounds of what one file may hold. They keep a damaged or hostile file from taking the memory of the program. */
export const limits = {
  /** Largest file read, bytes: a cycler's table of ten million records has 200 to 400 MB, and a text of more than 512 MB cannot be held. */
  fileBytes: 500 * 1024 * 1024,
  /** Most measurements taken from one file. */
  measurements: 20_000,
  /** Most values in all channels of one file. */
  values: 30_000_000,
  /** Most values of a table over time, whose rows are all there before the memory for them is taken. */
  tableValues: 120_000_000,
  /** Most columns of a table. */
  columns: 2_000,
  /** Most entries of a zip or OLE container. */
  containerEntries: 5_000,
  /** Most bytes that all parts of a zip may inflate to. */
  inflatedBytes: 160 * 1024 * 1024,
  /** Above this ratio of inflated to packed size a large part is taken for a bomb; text of numbers packs 3 to 40 times. */
  inflationRatio: 400,
  /** Deepest nesting of XML elements. */
  xmlDepth: 100,
  /** Longest XML text, characters, and most elements in it: the tree takes several times the memory of the text. */
  xmlCharacters: 64 * 1024 * 1024,
  xmlElements: 2_000_000,
} as const;
