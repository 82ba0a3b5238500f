/** How a project document and its parsed spectra become an XPS series analysis. */
import type { Constants, ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { surveyKey } from '@shared/project/region-key';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { usualSearchRange, type ChargeReference, type QuantificationSpec, type RegionModel, type SensitivityFactorSet, type XpsSettings } from '@shared/xps/model';
import { liRuCl4 } from '@shared/xps/quantification/mean-free-path';
import { transmissionLaw } from '@shared/xps/quantification/transmission-law';
import { usualRutheniumTie } from '@shared/xps/fit/ruthenium-tie';
import type { Finding } from '@shared/xps/result';
import { areOfOneAnode } from '@shared/xps/sensitivity-factors/factor-table';
import { scofieldAl } from '@shared/xps/sensitivity-factors/scofield';
import { scofieldFor } from '@shared/xps/sensitivity-factors/shipped-sets';
import type { RegionData, StateData } from '@shared/xps/series';
import { sp2Position } from '@shared/xps/templates/carbon';
import { regionTemplates } from '@shared/xps/templates/region-templates';
import { scaleOf, type MeasuredScale } from './energy-scale';
import { inputHash, rawKey } from './input-hash';
import { regionData } from './region-data';

/** Gives the parsed spectrum of a measurement, or null when it has none (unreadable file, cycling table). */
export type SpectrumOf = (measurement: ProjectMeasurement) => Spectrum | null;

/** Al Kα, used when neither a manifest nor a file says otherwise. */
const assumedPhotonEnergyEv = 1486.6;

/** The spectra of a document that the analysis can fit, by state in the document's order, and what was chosen or left out on the way. */
export interface XpsInputs {
  /** On the scale of the files; {@link statesOnScale} brings them to that of an analysis. */
  readonly asMeasured: readonly StateData[];
  /** How the energies of each measurement came about, by its id. */
  readonly scales: Readonly<Record<string, MeasuredScale>>;
  readonly photonEnergyEv: number;
  readonly photonEnergySource: XpsSettings['photonEnergySource'];
  readonly findings: readonly Finding[];
}

/**
 * Collects the XPS regions of all states.
 * A region measured twice in a state (the same file in two formats, say) is taken once: raw counts with a known live time first.
 */
export function xpsInputs(document: ProjectDocument, spectrumOf: SpectrumOf): XpsInputs {
  const found = document.measurements
    .filter((measurement) => measurement.technique === 'xps' && measurement.role === 'state' && measurement.stateId !== null)
    .flatMap((measurement) => {
      const spectrum = spectrumOf(measurement);
      return spectrum ? [{ measurement, spectrum }] : [];
    });
  const { energy, source } = photonEnergy(document.constants, found.map(({ spectrum }) => spectrum));
  const findings: Finding[] = [];
  const scales = Object.fromEntries(found.map(({ measurement, spectrum }) => [measurement.id, scaleOf(spectrum, energy)]));
  const asMeasured = document.states.flatMap((state): StateData[] => {
    const regions: Record<string, RegionData> = {};
    for (const { measurement, spectrum } of found) {
      if (measurement.stateId !== state.id || measurement.region === surveyKey) continue;
      const file = document.files.find(({ sha256 }) => sha256 === measurement.sha256);
      const data = { ...regionData(measurement.id, spectrum, energy), ...(file && { fileName: file.name }) };
      const key = measurement.region;
      const other = regions[key];
      if (other) findings.push(finding('info', 'xpsFinding.measuredTwice', { region: key }, state.id, key));
      if (!other || spectraWorth(data) > spectraWorth(other)) regions[key] = data;
    }
    return Object.keys(regions).length > 0 ? [{ stateId: state.id, regions }] : [];
  });
  if (source === 'user') findings.push(finding('caution', 'xpsFinding.photonEnergyAssumed', { energy }));
  const others = new Set(found.map(({ spectrum }) => spectrum.xps?.photonEnergyEv ?? energy).filter((other) => !areOfOneAnode(other, energy)));
  if (others.size > 0) findings.push(finding('problem', 'xpsFinding.photonEnergies', { energy, others: [...others].join(', ') }));
  return { asMeasured, scales, photonEnergyEv: energy, photonEnergySource: source, findings };
}

/** How much the spectra of one region tell of their counts: of several the one with the most is taken. */
export function spectraWorth(data: RegionData): number {
  return (data.isPoisson ? 4 : 0) + (data.livetimeS !== null ? 2 : 0) + (data.transmission ? 1 : 0);
}

function photonEnergy(constants: Constants, spectra: readonly Spectrum[]): { energy: number; source: XpsSettings['photonEnergySource'] } {
  const manifest = constants.xps?.photonEnergyEv;
  if (manifest !== null && manifest !== undefined) return { energy: manifest, source: 'manifest' };
  const file = spectra.map((spectrum) => spectrum.xps?.photonEnergyEv ?? null).find((energy) => energy !== null);
  return file !== undefined ? { energy: file, source: 'file' } : { energy: assumedPhotonEnergyEv, source: 'user' };
}

/** Settings to start from and what was assumed in them; null when no state has a region that a template fits. */
export interface DefaultXpsSettings {
  readonly settings: XpsSettings;
  readonly findings: readonly Finding[];
}

/**
 * The default settings of a document: the shipped templates of the regions that were measured, with the manifest's constants
 * where it has them and Scofield's factors otherwise.
 */
export function defaultXpsSettings(document: ProjectDocument, inputs: XpsInputs): DefaultXpsSettings | null {
  const measured = new Set(inputs.asMeasured.flatMap((state) => Object.keys(state.regions)));
  const regions = Object.entries(regionTemplates).flatMap(([key, template]) => (measured.has(key) ? [template()] : []));
  const states = inputs.asMeasured.filter((state) => regions.some((model) => state.regions[model.region])).map((state) => state.stateId);
  return states.length === 0 ? null : settingsFor(document, inputs, regions, states);
}

/** Settings without any region, for spectra that no template fits: what the user puts in is the model. Null without photoelectron spectra. */
export function blankXpsSettings(document: ProjectDocument, inputs: XpsInputs): XpsSettings | null {
  return inputs.asMeasured.length === 0 ? null : settingsFor(document, inputs, [], inputs.asMeasured.map(({ stateId }) => stateId)).settings;
}

function settingsFor(document: ProjectDocument, inputs: XpsInputs, regions: RegionModel[], states: string[]): DefaultXpsSettings {
  const findings: Finding[] = [];
  const reference = chargeReference(document.constants, regions);
  const settings: XpsSettings = {
    regions: regions.map((region) => (region.region === 'C1s' && reference.region !== 'C1s' ? withOwnPosition(region) : region)),
    chargeReference: reference,
    quantification: quantification(document.constants, inputs, regions, findings),
    photonEnergyEv: inputs.photonEnergyEv,
    photonEnergySource: inputs.photonEnergySource,
    ...(['Ru3d', 'Ru3p'].every((subshell) => regions.some(({ components }) => components.some((component) => component.subshell === subshell))) && { rutheniumTie: { ...usualRutheniumTie } }),
    states,
    foreignSpecies: 'keep',
    seed: 1,
  };
  return { settings, findings };
}

/** C 1s beside another reference: its sp2 line stands where it stands, most of all in a state that has carbon alone and so no reference. */
function withOwnPosition(model: RegionModel): RegionModel {
  const components = model.components.map((component) => {
    const { position } = component.parameters;
    if (component.id !== 'sp2' || !position) return component;
    const own = { ...position, mode: 'perState' as const, min: sp2Position - 3, max: sp2Position + 3, prior: null };
    return { ...component, parameters: { ...component.parameters, position: own } };
  });
  return { ...model, components };
}

/** The component of the templates that a manifest's reference line is; null for a line that they do not have, whose energy would be given to another one. */
function namedReference(line: string): 'cl' | 'sp2' | null {
  if (/^cl\b|cl ?2p|chlor/i.test(line)) return 'cl';
  return /c ?1s|sp[2²]|carbon|graphit/i.test(line) ? 'sp2' : null;
}

function chargeReference(constants: Constants, regions: readonly RegionModel[]): ChargeReference {
  const given = constants.xps?.chargeReference ?? null;
  const named = given && namedReference(given.component);
  const manifest = named ? given : null;
  const wanted = named ?? 'sp2';
  const region = regions.find((model) => model.components.some((component) => component.id === wanted));
  const common = { shifts: {}, searchRange: usualSearchRange() };
  if (!region) return { ...common, kind: 'fixed', region: null, component: null, position: sp2Position, source: 'no reference line measured' };
  return {
    ...common,
    kind: 'component',
    region: region.region,
    component: wanted,
    position: manifest?.positionEv ?? sp2Position,
    source: manifest ? `manifest: ${manifest.component}` : 'NIST SRD 20, C 1s of graphitic carbon (284.44 to 284.5 eV)',
  };
}

/** How areas become atoms: the manifest's constants where it has them, else Scofield's factors with the transmission of the files. What was assumed is added to `findings`. */
export function quantification(constants: Constants, inputs: Pick<XpsInputs, 'asMeasured' | 'photonEnergyEv'>, regions: readonly RegionModel[], findings: Finding[]): QuantificationSpec {
  const manifest = constants.xps;
  const fromManifest = manifest !== null && Object.keys(manifest.rsf).length > 0;
  const sensitivityFactors = fromManifest ? manifestFactors(manifest.rsf) : (scofieldFor(inputs.photonEnergyEv) ?? scofieldAl);
  if (!fromManifest) findings.push(finding('info', 'xpsFinding.scofieldUsed', { set: sensitivityFactors.name, energy: inputs.photonEnergyEv }));
  const hasRu3d = regions.some((model) => model.region === 'Ru3d_C1s');
  return {
    sensitivityFactors,
    transmission: transmission(manifest, inputs, findings),
    inelasticMeanFreePath: fromManifest ? { kind: 'none' } : { kind: 'tpp2m', ...liRuCl4 },
    ruFrom: hasRu3d ? 'Ru3d' : 'Ru3p',
  };
}

/** That of the manifest, else of the files; where only some hold it, the law that it follows there stands for all. */
function transmission(manifest: Constants['xps'], inputs: Pick<XpsInputs, 'asMeasured' | 'photonEnergyEv'>, findings: Finding[]): QuantificationSpec['transmission'] {
  if (manifest?.transmission) return { kind: 'power', exponent: manifest.transmission.exponent };
  const regions = inputs.asMeasured.flatMap((state) => Object.values(state.regions));
  const without = regions.filter((region) => region.transmission === null).length;
  if (without === regions.length) return { kind: 'none' };
  const law = without > 0 ? transmissionLaw(regions, inputs.photonEnergyEv) : null;
  if (law === null) return { kind: 'file' };
  const exponent = Number(law.toFixed(3));
  findings.push(finding('info', 'xpsFinding.transmissionLaw', { without, exponent }));
  return { kind: 'power', exponent };
}

/** Factors of a manifest belong to its instrument: they hold everything but the transmission it states. */
function manifestFactors(rsf: Readonly<Record<string, number>>): SensitivityFactorSet {
  return {
    name: 'manifest',
    source: 'manifest.json',
    factors: { ...rsf },
    includes: { transmission: false, inelasticMeanFreePath: true, asymmetry: true },
    relativeUncertainty: 0.05,
  };
}

/** Hash over the settings and the raw files that the analysis reads: what `resultOf` holds. */
export function xpsInputHash(document: ProjectDocument, settings: XpsSettings): string {
  const raw = document.measurements
    .filter((measurement) => measurement.technique === 'xps' && measurement.role === 'state' && measurement.stateId !== null && settings.states.includes(measurement.stateId))
    .map(rawKey);
  // A manifest that came after the settings turns kinetic energies into other binding energies than they were made for.
  const manifestEnergy = document.constants.xps?.photonEnergyEv ?? settings.photonEnergyEv;
  return inputHash(settings.photonEnergySource === 'user' || manifestEnergy === settings.photonEnergyEv ? settings : { settings, manifestEnergy }, raw);
}

function finding(severity: Finding['severity'], key: string, params: Finding['params'], stateId: string | null = null, region: string | null = null): Finding {
  return { severity, key, params, stateId, region };
}
