/** `npm run dev`: the Electron window with the page served from its sources, reloading as they change. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.js';
import { fetchElectron, findElectron } from './electron.js';
import { giveUp } from './say.js';

async function dev() {
  const electron = findElectron() ?? (await fetchElectron());
  if (electron === null) throw new Error('there is no Electron to develop with; "npm start -- --browser" needs none.');
  // electron-vite looks for the binary in a variable of its own; as root Chromium's sandbox must be off.
  const environment = { ...process.env, ELECTRON_EXEC_PATH: electron, ...(process.getuid?.() === 0 ? { NO_SANDBOX: '1' } : {}) };
  const child = spawn(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev'], { cwd: root, stdio: 'inherit', env: environment });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => (process.exitCode = code ?? 0));
}

dev().catch(giveUp);
