import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Import aliases, the same in every build and in the tests (tsconfig.json repeats them as `paths`). */
export const alias = {
  '@shared': resolve(root, 'src-shared'),
  '@resources': resolve(root, 'resources'),
};
