import type { Finding } from '../../result';
import type { ApartTrial } from '../trials/apart-trial';
import { strongEvidence } from '../evidence';
import { finding } from './finding';
import { leastDoubt } from '../model-doubt';

const ions = ['Ru²⁺', 'Ru³⁺', 'Ru⁴⁺'];
/** What moves no share by this much is not worth a word. */
const leastEffect = 0.03;

/** Part of the chloride at another potential: what Cl 2p shows of it, and what it would do to the shares. */
export function apartFindings(trial: ApartTrial | null): Finding[] {
  if (!trial?.effect) return [];
  const { charges, deltaBic, probability, effect } = trial;
  const isMoved = Math.abs(effect.with - effect.without) > leastEffect;
  if (!(deltaBic > strongEvidence) && !(probability > leastDoubt && isMoved)) return [];
  const most = [...charges.values()].reduce((larger, one) => (one.share > larger.share ? one : larger));
  const about = { deltaBic: Math.round(deltaBic), probability, states: [...charges.keys()].join(', '), percent: 100 * most.share, shift: most.shift };
  const moved = { ion: ions[effect.ion]!, state: effect.stateId, without: effect.without, with: effect.with };
  return [deltaBic > strongEvidence ? finding('problem', 'apartSuspected', { ...about, ...moved }, null, 'Ru3d_C1s') : finding('caution', 'apartPossible', { ...about, ...moved }, null, 'Ru3d_C1s')];
}
