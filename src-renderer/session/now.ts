/** The time now, ISO 8601, as it is written into edits. */
export const now = (): string => new Date().toISOString();
