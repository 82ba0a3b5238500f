import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { alias } from './alias.js';

const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    // One worker fewer than cores would leave one on a small machine; a busy one is slow, and slow is no failure.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    // Tests share no state, so a worker keeps its modules from file to file: that halves the time of the suite.
    isolate: false,
    setupFiles: [resolve(root, '.config/vitest.setup.ts')],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src-shared/**/*.test.ts', 'src-main/**/*.test.ts', 'e2e/support/**/*.test.ts', '.config/**/*.test.ts'],
          benchmark: { include: ['src-shared/**/*.bench.ts', 'src-main/**/*.bench.ts'] },
        },
      },
      {
        extends: true,
        plugins: [svelte({ configFile: resolve(root, '.config/svelte.config.js') })],
        resolve: { conditions: ['browser'] },
        test: { name: 'renderer', environment: 'happy-dom', include: ['src-renderer/**/*.test.ts'], benchmark: { include: ['src-renderer/**/*.bench.ts'] } },
      },
    ],
  },
});
