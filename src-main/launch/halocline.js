/** `npm run -s halocline -- <command> …`: the command line, built first when its sources are newer. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, root } from './build.js';
import { giveUp } from './say.js';

try {
  await ensureBuilt('main');
} catch (error) {
  giveUp(error);
}
createRequire(import.meta.url)(join(root, 'out/main/cli.cjs'));
