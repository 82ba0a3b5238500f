import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type UserConfig } from 'electron-vite';
import { resolve } from 'node:path';

const root = import.meta.dirname;

// The same as .config/alias.js, which cannot be used here: electron-vite bundles this file with what it imports and
// gives every part of it this folder as its own.
const alias = { '@shared': resolve(root, 'src-shared'), '@resources': resolve(root, 'resources') };

// One build runs in current Electron and in the older runtime that the tests use (Chromium 114, Node 18):
// targets lower the syntax; the ES2022 library in tsconfig.json keeps newer APIs out.
const nodeTarget = 'node18.15';
const chromeTarget = 'chrome114';

const program: UserConfig = {
  main: {
    resolve: { alias },
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      // Bundled, so that a packaged program needs no node_modules and pure ES modules can be required.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src-main/shells/electron/index.ts'),
          browser: resolve(root, 'src-main/shells/browser/index.ts'),
          cli: resolve(root, 'src-main/shells/cli/index.ts'),
        },
        external: ['electron', 'bufferutil', 'utf-8-validate'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
};

const windowParts: UserConfig = {
  preload: {
    build: {
      target: nodeTarget,
      outDir: 'out/preload',
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { index: resolve(root, 'src-main/shells/electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
    resolve: { alias },
  },
  renderer: {
    root: 'src-renderer',
    publicDir: false,
    resolve: { alias },
    plugins: [svelte({ configFile: resolve(root, '.config/svelte.config.js') })],
    worker: { format: 'es' },
    build: {
      target: chromeTarget,
      outDir: 'out/renderer',
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: resolve(root, 'src-renderer/index.html') },
    },
  },
};

// The command line needs the main part alone, which is built in a moment.
export default defineConfig(process.env['HALOCLINE_BUILD'] === 'main' ? program : { ...program, ...windowParts });
