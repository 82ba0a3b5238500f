/** Lines and parameters that are not as lines of these subshells are, and what the lines leave over. */
import type { Finding } from '../../result';
import { amplitudeName, componentParameter, lineFwhm } from '../fitted-series';
import { carbonRatios } from './carbon-findings';
import { finding as make } from './finding';
import type { FindingContext } from './finding-context';

/** Usual full widths, eV, and expected splittings by subshell: NIST SRD 20 and science notes of the templates. */
const usualWidths: Readonly<Record<string, readonly [number, number]>> = { Ru3d: [0.6, 2.2], C1s: [0.5, 3.8], Cl2p: [0.7, 2.2], Ru3p: [2, 5.5] };
const splittings: Readonly<Record<string, { readonly expected: number; readonly within: number }>> = {
  Ru3d: { expected: 4.17, within: 0.1 },
  Cl2p: { expected: 1.6, within: 0.06 },
  Ru3p: { expected: 22.2, within: 0.4 },
};
/** An area ratio that spectra move from its prior by more than this many of its standard deviations holds something else than the two lines. */
const ratioMissed = 2;
/** Abbe value of a residual below which a region of this many points is structured with 99.9 % confidence: 1 − 3.1/√N. */
const structured = (points: number): number => 1 - 3.1 / Math.sqrt(points);
const poorFit = 1.5;
/** Correlations above this are worth a word. */
export const strongCorrelation = 0.9;

/** Parameters at their bounds, and pairs that the spectra hardly tell apart. */
export function parameterFindings({ best: { fit, compiled }, series, strongCorrelations }: FindingContext): Finding[] {
  // A value that follows another is that one's matter; a value expected at its bound (no tail at all) is no surprise there.
  const silent = new Set(compiled.problem.parameters.filter(({ link, prior, min, max }) => link || (prior && (prior.mean === min || prior.mean === max))).map(({ name }) => name));
  // Under much carbon the step behind ruthenium is not seen apart from carbon's.
  const isStepSeen = carbonRatios(series).size === 0;
  const bounds = fit.parameters
    .filter(({ name, vary, atBound }) => vary && atBound !== null && !silent.has(name))
    .flatMap(({ name, value, atBound }): Finding[] => {
      if (value === 0 && name.includes('/background.')) return isStepSeen ? [make('caution', 'lossStepZero', { parameter: name }, null, name.slice(0, name.indexOf('/')))] : [];
      return [make(name.startsWith('shift@') ? 'problem' : 'caution', atBound === 'min' ? 'atLowerBound' : 'atUpperBound', { parameter: name, value })];
    });
  // A position, its own shift and the charge shift of a state trade by construction, and only their sum is a result.
  const correlated = strongCorrelations.filter(({ a, b }) => !a.includes('@') && !b.includes('@')).map(({ a, b, r }) => make('info', 'correlated', { a, b, r }));
  return [...bounds, ...correlated];
}

/** Widths and splittings once per component (of the first state that has it), significance per state. */
export function lineFindings({ series }: FindingContext): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const region of series.compiled.regions) {
    for (const component of region.components) {
      const area = series.value(amplitudeName(region, component.id));
      const deviation = series.propagation.deviation(new Map([[amplitudeName(region, component.id), 1]]));
      const isSignificant = deviation !== null && area > 3 * deviation;
      // The groups of oxidised carbon only describe the envelope; nobody should read their areas.
      if (!isSignificant && area > 0 && deviation !== null && component.subshell !== 'C1s') {
        findings.push(make('info', 'insignificant', { component: component.label, id: component.id, ratio: area / deviation }, region.stateId, region.model.region));
      }
      const key = `${region.model.region}/${component.id}`;
      if (!isSignificant || seen.has(key)) continue;
      seen.add(key);
      const usual = usualWidths[component.subshell];
      const fwhm = lineFwhm(series, region, component, 0).value;
      if (usual && (fwhm < usual[0] || fwhm > usual[1])) {
        findings.push(make('caution', 'widthUnusual', { component: component.label, id: component.id, fwhm, low: usual[0], high: usual[1] }, null, region.model.region));
      }
      const known = splittings[component.subshell];
      if (component.line === 'doublet' && known) {
        const splitting = componentParameter(series, region, component, 'splitting').value;
        if (Math.abs(splitting - known.expected) > known.within) {
          findings.push(make('caution', 'splittingUnusual', { component: component.label, id: component.id, splitting, expected: known.expected }, null, region.model.region));
        }
      }
      const prior = component.line === 'doublet' ? component.parameters['areaRatio']?.prior : null;
      if (prior) {
        const ratio = componentParameter(series, region, component, 'areaRatio').value;
        if (Math.abs(ratio - prior.mean) > ratioMissed * prior.sd) findings.push(make('caution', 'areaRatioUnusual', { component: component.label, id: component.id, ratio, expected: prior.mean, sd: prior.sd }, null, region.model.region));
      }
    }
  }
  return findings;
}

/** Regions whose residual is too large or has structure. */
export function residualFindings({ states }: FindingContext): Finding[] {
  return states.flatMap(({ stateId, regions }) =>
    regions.flatMap(({ region, reducedChiSquare, points, diagnostics }): Finding[] => {
      const findings: Finding[] = [];
      if (reducedChiSquare > poorFit) {
        findings.push(make(reducedChiSquare > 3 ? 'problem' : 'caution', 'poorFit', { reducedChiSquare, at: diagnostics.largestResidualAt, sigma: diagnostics.largestResidual }, stateId, region));
      } else if (diagnostics.abbe < structured(points)) {
        findings.push(make('caution', 'residualStructure', { abbe: diagnostics.abbe, at: diagnostics.largestResidualAt }, stateId, region));
      }
      return findings;
    }),
  );
}
