/** Guard rails: what a careful colleague would say about a fit. Each finding is a sentence of the dictionary (`xpsFinding.*`). */
import type { Finding } from '../../result';
import { apartFindings } from './apart-findings';
import { carbonFindings } from './carbon-findings';
import { chemistryFindings, debrisFindings, tieFindings } from './chemistry-findings';
import { dataFindings } from './data-findings';
import { detectorFindings } from './detector-findings';
import { finding as make } from './finding';
import type { FindingContext } from './finding-context';
import { lineFindings, parameterFindings, residualFindings } from './line-findings';
import { asymmetryFindings, basinFindings, broadeningFindings, foreignFindings, labelFindings, satelliteFindings } from './model-findings';
import { oxygenFindings } from './oxygen-findings';
import { quantificationFindings } from './quantification-findings';

/** Everything that speaks against a fit or should be known of it, kind by kind. */
export function collectFindings(context: FindingContext): Finding[] {
  return [
    ...fitFindings(context),
    ...foreignFindings(context),
    ...oxygenFindings(context.oxygen, context.trials, context.series),
    ...basinFindings(context),
    ...labelFindings(context),
    ...parameterFindings(context),
    ...lineFindings(context),
    ...residualFindings(context),
    ...carbonFindings(context.series, context.states),
    ...dataFindings(context),
    ...detectorFindings(context.series, context.states),
    ...quantificationFindings(context),
    ...chemistryFindings(context),
    ...debrisFindings(context),
    ...satelliteFindings(context),
    ...asymmetryFindings(context),
    ...apartFindings(context.apart),
    ...broadeningFindings(context),
    ...tieFindings(context),
  ];
}

function fitFindings({ best: { fit } }: FindingContext): Finding[] {
  const findings: Finding[] = [];
  if (!fit.converged) findings.push(make('problem', 'notConverged', { reason: fit.stopReason, iterations: fit.iterations }));
  if (fit.rankDeficient.length > 0) findings.push(make('caution', 'notSeparable', { parameters: fit.rankDeficient.filter((name) => !name.includes('.observed@')).join(', ') }));
  return findings;
}
