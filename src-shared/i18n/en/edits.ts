export const edits = {
} as const;
