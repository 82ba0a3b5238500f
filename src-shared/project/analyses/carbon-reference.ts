/** The carbon of a series as it was measured by itself, for analyses that nobody sets up by hand. */
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { carbonInName, materialInName, suggestedMaterialName } from '@shared/project/starting-material';
import { analyseXpsSeries, settingsOfResult } from '@shared/xps/analyse';
import { fitBestBasin, type SeriesFit } from '@shared/xps/fit/basin-search';
import { openEvidenceFor, strongEvidence } from '@shared/xps/fit/evidence';
import type { XpsSettings } from '@shared/xps/model';
import type { Finding } from '@shared/xps/result';
import { c1s } from '@shared/xps/templates/c1s';
import { canLendCarbon, carbonAloneSettings, carbonSource, withMeasuredCarbon } from '@shared/xps/templates/measured-carbon';
import { statesOnScale } from './energy-scale';
import { regionData } from './region-data';
import type { DefaultXpsSettings, SpectrumOf, XpsInputs } from './xps-analysis';

/** A spectrum of carbon alone that its model misses by more than this reduced χ² says nothing about the carbon's shape. */
const poorFit = 3;

/** Regions in which carbon alone is measured; that of Ru 3d where a method was taken over as it was. */
const carbonRegions = ['C1s', 'Ru3d_C1s'];

/**
 * Default settings with the carbon under Ru 3d held to the shape that it has by itself, where the document has carbon (Ketjenblack) as a starting
 * material: under Ru 3d3/2 it cannot be fitted well. It is not taken where its own fit is poor, and not where the spectra of the series want another
 * shape with strong evidence, for then their carbon is another; either is said in a finding.
 */
export function withCarbonReference(document: ProjectDocument, spectrumOf: SpectrumOf, inputs: XpsInputs, defaults: DefaultXpsSettings): DefaultXpsSettings {
  const { settings } = defaults;
  const region = settings.regions.find((model) => canLendCarbon(c1s(), model))?.region;
  const reference = region === undefined ? undefined : document.measurements.find((measurement) => isCarbonAlone(measurement));
  const spectrum = reference && spectrumOf(reference);
  if (!reference || !spectrum) return defaults;
  const name = reference.referenceName ?? suggestedMaterialName(document.files.find(({ sha256 }) => sha256 === reference.sha256)?.name ?? '');
  const said = (severity: Finding['severity'], key: string, params: Finding['params']): readonly Finding[] => [...defaults.findings, { severity, key: `xpsFinding.${key}`, params: { name, ...params }, stateId: null, region: region! }];

  const alone = carbonAloneSettings(settings, reference.id);
  const [model] = alone.regions;
  const result = analyseXpsSeries([{ stateId: reference.id, regions: { [model!.region]: regionData(reference.id, spectrum, settings.photonEnergyEv) } }], alone);
  const chi = result.reducedChiSquare;
  if (!result.converged || chi > poorFit) return { settings, findings: said('caution', 'carbonNotTaken', { chi }) };

  const [measured] = settingsOfResult(alone, result).regions;
  const held: XpsSettings = { ...settings, regions: settings.regions.map((one) => (one.region === region ? withMeasuredCarbon(one, measured!, carbonSource(name)) : one)) };
  const states = statesOnScale(inputs, settings);
  const fitted = (of: XpsSettings): SeriesFit => fitBestBasin(states, of, { tolerance: 1e-3, covariance: false }, () => undefined);
  const deltaBic = openEvidenceFor(fitted(settings), fitted(held));
  return deltaBic > strongEvidence
    ? { settings, findings: said('caution', 'carbonDiffers', { deltaBic: Math.round(deltaBic) }) }
    : { settings: held, findings: said('info', 'carbonTaken', { chi }) };
}

function isCarbonAlone({ technique, role, region, referenceName }: ProjectMeasurement): boolean {
  if (technique !== 'xps' || role !== 'reference' || !carbonRegions.includes(region)) return false;
  if (referenceName !== null && carbonInName(referenceName) !== null) return true;
  // In a region of C 1s alone it may be called anything but another substance, on which carbon is contamination.
  return region === 'C1s' && (referenceName === null || materialInName(referenceName) === null);
}
