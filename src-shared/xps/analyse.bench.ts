/** Speed of the XPS analysis: `npm run bench`. Targets in milliseconds stand in the names. */
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { bench, describe } from 'vitest';
import { alias } from '../../.config/alias.js';
import { analyseXpsSeries, previewCurves } from './analyse';
import { fitSeries } from './fit/basin-search';
import { xpsReplicator } from './replica';
import { drawFiveStates } from './testing/five-states';
import { testSettings } from './testing/test-settings';

const { states } = drawFiveStates(1, 'voigt');
const settings = testSettings(states);
const only = states.map(({ stateId, regions }) => ({ stateId, regions: { Ru3d_C1s: regions['Ru3d_C1s']! } }));
const onlySettings = testSettings(only);
const one = only.slice(0, 1);
const oneSettings = testSettings(one);
const result = analyseXpsSeries(states, settings);
const replicate = xpsReplicator(states, settings, result);
/** As in the analysis. */
const options = { tolerance: 1e-3, covariance: false };
let next = 0;

describe('Ru 3d + C 1s', () => {
  bench('five states, one start (60)', () => void fitSeries(only, onlySettings, options), { iterations: 20, time: 0 });
  bench('five states, basin search, foreign species and uncertainties (400)', () => void analyseXpsSeries(only, onlySettings), { iterations: 10, time: 0 });
  bench('one state, one start (5)', () => void fitSeries(one, oneSettings, options), { iterations: 40, time: 0 });
  bench('preview of five states (5)', () => void previewCurves(only, onlySettings), { iterations: 100, time: 0 });
});

describe('Ru 3d + C 1s, Cl 2p, Ru 3p', () => {
  bench('five states, everything', () => void analyseXpsSeries(states, settings), { iterations: 10, time: 0 });
  bench('one replica (50: 200 on two workers in 5 s)', () => void replicate(next++), { iterations: 30, time: 0 });
});

const replicas = 200;
const workers = 2;

/** A worker that fits every `workers`-th replica and says how many converged; its start-up is part of what is measured, as in the program. */
const workerSource = `
  import { parentPort, workerData } from 'node:worker_threads';
  import { xpsReplicator } from ${JSON.stringify(resolve(import.meta.dirname, 'replica.ts'))};
  const { states, settings, result, first, count, stride } = workerData;
  const replicate = xpsReplicator(states, settings, result);
  let converged = 0;
  for (let k = first; k < count; k += stride) if (replicate(k).converged) converged++;
  parentPort.postMessage(converged);
`;

/** The worker as one script. */
async function bundledWorker(): Promise<string> {
  const name = 'replica-worker';
  const built = await build({
    configFile: false, logLevel: 'error', resolve: { alias },
    plugins: [{ name, resolveId: (id) => (id === name ? id : null), load: (id) => (id === name ? workerSource : null) }],
    build: { ssr: true, write: false, rolldownOptions: { input: name, output: { format: 'cjs' } } },
  });
  if (!('output' in built)) throw new Error('the worker was built for no one output');
  return built.output[0].code;
}
const workerCode = await bundledWorker();

describe('replicas on two workers', () => {
  const run = (first: number): Promise<number> =>
    new Promise((done, fail) => {
      const worker = new Worker(workerCode, { eval: true, workerData: { states, settings, result, first, count: replicas, stride: workers } });
      worker.once('message', done);
      worker.once('error', fail);
    });
  bench(
    `${replicas} replicas of five states (5000)`,
    async () => {
      const converged = await Promise.all(Array.from({ length: workers }, (_, first) => run(first)));
      const total = converged.reduce((sum, count) => sum + count, 0);
      if (total < 0.95 * replicas) throw new Error(`only ${total} of ${replicas} replicas converged`);
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});
