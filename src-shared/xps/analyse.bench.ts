/** Speed of the XPS analysis: `npm run bench`. Targets in milliseconds stand in the names. */
import { bench, describe } from 'vitest';
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
const replicate = xpsReplicator(states, settings, analyseXpsSeries(states, settings));
let next = 0;

describe('Ru 3d + C 1s', () => {
  bench('five states, one start (60)', () => void fitSeries(only, onlySettings, { tolerance: 1e-4, covariance: false }), { iterations: 20, time: 0 });
  bench('five states, basin search, foreign species and uncertainties (400)', () => void analyseXpsSeries(only, onlySettings), { iterations: 10, time: 0 });
  bench('one state, one start (5)', () => void fitSeries(one, oneSettings, { tolerance: 1e-4, covariance: false }), { iterations: 40, time: 0 });
  bench('preview of five states (5)', () => void previewCurves(only, onlySettings), { iterations: 100, time: 0 });
});

describe('Ru 3d + C 1s, Cl 2p, Ru 3p', () => {
  bench('five states, everything', () => void analyseXpsSeries(states, settings), { iterations: 10, time: 0 });
  bench('one replica (50: 200 on two workers in 5 s)', () => void replicate(next++), { iterations: 30, time: 0 });
});
