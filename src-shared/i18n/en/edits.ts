export const edits = {
  'edit.remember': 'remember the view',
} as const;
