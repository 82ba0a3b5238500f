export const xps = {
} as const;
