/** Findings by what they weigh: what makes numbers meaningless first, what follows from it apart, many of one kind as one. */
import type { Finding } from '@shared/xps/result';

/** A finding with those that say the same of other states or parameters. */
export interface FindingGroup {
  readonly first: Finding;
  readonly alike: readonly Finding[];
}

export interface OrderedFindings {
  /** The heaviest first. */
  readonly groups: readonly FindingGroup[];
  /** What is only the consequence of a wrong energy scale: it means nothing until the scale is right. */
  readonly following: readonly Finding[];
}

/** Without a right energy scale no line of the model meets its own line in the spectrum. */
const wrongScale = 'xpsFinding.energyOffset';

/** What holds of settings and data, whatever the fit makes of them. */
const apartFromFit: ReadonlySet<string> = new Set(
  ['transmissionTwice', 'meanFreePathTwice', 'angularTwice', 'transmissionMissing', 'transmissionLaw', 'meanFreePathMissing', 'factorMissing', 'betaMissing', 'factorsOtherEnergy', 'photonEnergyAssumed', 'photonEnergies', 'passEnergies', 'transmissionMixed', 'scofieldUsed', 'measuredTwice', 'notCounts', 'countRateHigh'].map(
    (key) => `xpsFinding.${key}`,
  ),
);

const severities: readonly Finding['severity'][] = ['problem', 'caution', 'info'];

/** Within one severity: the scale, then whether there is a fit of the data at all, then what it says; the others keep their order after these. */
const kinds: readonly string[] = ['energyOffset', 'notConverged', 'poorFit', 'weakReference', 'energyScale', 'foreignSuspected', 'basinAmbiguous', 'residualStructure'].map((key) => `xpsFinding.${key}`);

const rank = (order: readonly string[], key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);

/** Groups findings of one kind and severity, the heaviest first, and sets apart what follows from a wrong energy scale. */
export function orderFindings(findings: readonly Finding[]): OrderedFindings {
  const offScale = new Set(findings.filter(({ key }) => key === wrongScale).map(({ stateId }) => stateId));
  // States are fitted together: what they share is wrong as soon as one of them is.
  const follows = ({ key, stateId }: Finding): boolean => offScale.size > 0 && key !== wrongScale && !apartFromFit.has(key) && (stateId === null || offScale.has(stateId));
  const sorted = sortFindings(findings.filter((finding) => !follows(finding)));
  const groups = new Map<string, Finding[]>();
  for (const finding of sorted) {
    const kind = `${finding.severity} ${finding.key}`;
    groups.set(kind, [...(groups.get(kind) ?? []), finding]);
  }
  return { groups: [...groups.values()].map(([first, ...alike]) => ({ first: first!, alike })), following: sortFindings(findings.filter(follows)) };
}

/** The findings with the heaviest first; those of equal weight keep their order. */
export const sortFindings = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => rank(severities, a.severity) - rank(severities, b.severity) || rank(kinds, a.key) - rank(kinds, b.key));
