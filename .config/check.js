/**
 * `npm run check`: lint, types of the four worlds, import directions and unused code, side by side.
 * Prints the output of what failed and one line for each check; exits with 1 if any failed.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** @type {[name: string, command: string][]} */
const checks = [
  ['lint', 'eslint -c .config/eslint.config.js --max-warnings 0 .'],
  ['svelte', 'svelte-check --tsconfig src-renderer/tsconfig.json --fail-on-warnings --output human'],
  ['types of src-shared', 'tsc -p src-shared'],
  ['types of src-main', 'tsc -p src-main'],
  ['types of e2e', 'tsc -p e2e'],
  ['types of the configuration', 'tsc -p tsconfig.json'],
  ['import directions', 'depcruise --config .config/dependency-cruiser.cjs src-shared src-main src-renderer'],
  ['unused code', 'knip --config .config/knip.json'],
];

/** @param {string} command @returns {Promise<{ code: number; output: string }>} */
function run(command) {
  return new Promise((done) => {
    const child = spawn(`npx --no-install ${command}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (/** @type {Buffer} */ data) => (output += data.toString()));
    child.stderr.on('data', (/** @type {Buffer} */ data) => (output += data.toString()));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

const queue = [...checks];
let failed = 0;
await Promise.all(
  Array.from({ length: Math.min(availableParallelism(), queue.length) }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [name, command] = next;
      const started = Date.now();
      const { code, output } = await run(command);
      if (code !== 0) {
        failed += 1;
        console.log(output.trimEnd());
      }
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    }
  }),
);
process.exitCode = failed === 0 ? 0 : 1;
