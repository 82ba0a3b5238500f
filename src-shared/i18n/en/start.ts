export const start = {
  'start.openingSample': 'Opening the sample project',
  'start.opening': 'Opening “{title}”',
  'start.openingFolder': 'Opening a project folder',
  'start.creating': 'Creating “{title}”',
} as const;
