/** What the spectra do not give: enough of the background, counts, the line that the charge shift is read from. */
import type { Finding } from '../../result';
import { isTougaard } from '../../backgrounds/tougaard-constants';
import type { CompiledRegion } from '../compile';
import { amplitudeName, linePosition, type FittedSeries } from '../fitted-series';
import { isChargeReference } from '../parameter-names';
import { finding as make } from './finding';
import type { FindingContext } from './finding-context';

/** A Tougaard background is set by the spectrum 30 to 50 eV behind the line (Tougaard 2021, doi 10.1116/6.0000661). */
const tougaardReach = 30;

/** How far a spectrum goes on behind the last of its lines, eV. */
function reachBehindLines(series: FittedSeries, region: CompiledRegion): number {
  const last = Math.max(...region.components.map((component) => linePosition(series, region, component, component.line === 'doublet' ? 1 : 0).value));
  const { bindingEnergy } = region.data;
  return bindingEnergy[bindingEnergy.length - 1]! - last;
}

/** Backgrounds that could not be had, ordinates that are no counts, and states without the line of the charge reference. */
export function dataFindings({ series }: FindingContext): Finding[] {
  const { settings, compiled } = series;
  const findings: Finding[] = [];
  for (const { stateId, model, staticBackground } of compiled.regions) {
    if (staticBackground?.refusal) findings.push(make('caution', 'straightBackground', { reason: staticBackground.refusal }, stateId, model.region));
  }
  const tougaard = compiled.regions.filter(({ model }) => isTougaard(model.background.kind));
  for (const key of new Set(tougaard.map(({ model }) => model.region))) {
    const reach = Math.min(...tougaard.filter(({ model }) => model.region === key).map((region) => reachBehindLines(series, region)));
    if (reach < tougaardReach) findings.push(make('caution', 'tougaardNarrow', { reach, wanted: tougaardReach }, null, key));
  }
  const uncounted = compiled.regions.filter(({ data }) => !data.isPoisson);
  for (const region of uncounted) findings.push(make('info', 'notCounts', {}, region.stateId, region.model.region));
  if (settings.chargeReference.kind === 'component') {
    for (const stateId of settings.states) {
      const reference = compiled.regions.find((region) => region.stateId === stateId && region.components.some((component) => isChargeReference(settings, region.model, component)));
      if (reference) {
        const name = amplitudeName(reference, settings.chargeReference.component!);
        const deviation = series.propagation.deviation(new Map([[name, 1]]));
        if (deviation !== null && series.value(name) < 3 * deviation) findings.push(make('problem', 'weakReference', {}, stateId, reference.model.region));
      }
      const isReferenced = compiled.regions.some((region) => region.stateId === stateId && region.model.region === settings.chargeReference.region);
      if (!isReferenced) findings.push(make('caution', 'noChargeReference', {}, stateId));
    }
  }
  return findings;
}
