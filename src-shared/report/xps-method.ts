/** How an XPS result came about: the model in words, every parameter of it, and the constants with their sources. */
import type { ProjectDocument } from '@shared/project/document';
import type { RegionModel, XpsSettings } from '@shared/xps/model';
import { isTougaard, tougaardConstants } from '@shared/xps/backgrounds/tougaard-constants';
import { betaSource } from '@shared/xps/quantification/angular-distribution';
import type { XpsResult } from '@shared/xps/result';
import { widthDifference } from '@shared/xps/fit/released-fit';
import { shapeUncertaintyOfRatio } from '@shared/xps/fit/atomic-ratios';
import { shapeUncertaintyOfShift } from '@shared/xps/fit/state-results';
import { settingsOfResult } from '@shared/xps/analyse';
import { isAdmissible } from '@shared/xps/variants/systematic-part';
import type { VariantResult } from '@shared/xps/variants/variants-result';
import { htmlTable } from './html-table';
import { markup, type Markup } from './markup';
import { formatNumber, plainNumber } from './number-format';
import { modelTable } from './xps-model-table';
import type { Texts } from './texts';
import { typesetLine } from './typeset-line';
import { rutheniumOf } from './xps-composition';
import { fittedRegions, independentParameters, type ComputedXps } from './xps-results';
import { sourceText } from './source-text';
import { stateLabel } from './xps-tables';
import { variantWords } from './variant-words';

/** How an XPS analysis was done: sentences, every parameter of the model, constants with their sources. */
export function xpsMethod({ document, analysis }: { document: ProjectDocument; analysis: ComputedXps }, t: Texts): Markup {
  const { columns, rows } = modelTable(document.states, analysis, t);
  return markup`<h3>${t('report.method')}</h3>
${methodSentences(document, analysis, t).map((sentence) => markup`<p>${sentence}</p>`)}
${htmlTable(t('report.modelCaption'), columns, rows.map((cells) => cells.map((cell) => (typeof cell === 'number' ? plainNumber(cell) : (cell ?? '')))))}
${constantsTable(document, analysis.settings, t)}`;
}

/** How the analysis was done, as sentences that a paper can take over. */
export function methodSentences(document: ProjectDocument, analysis: ComputedXps, t: Texts): string[] {
  const { settings, result, variants } = analysis;
  const regions = fittedRegions(analysis);
  const points = result.states.flatMap((state) => state.regions).reduce((sum, region) => sum + region.points, 0);
  const parameters = independentParameters(analysis).length;
  return [
    t('report.method.series', { states: result.states.length, points, parameters }),
    ...regions.map((region) => t('report.method.background', { region: region.label, background: backgroundText(region, t) })),
    chargeReference(document, settings, t),
    t('report.method.statistics'),
    t('report.method.uncertainty', { width: widthDifference, ratio: 100 * shapeUncertaintyOfRatio, shift: shapeUncertaintyOfShift }),
    ...(variants && variants.of === analysis.resultOf ? [variantsText(analysis, variants.variants, t)] : []),
    ...(result.states.some(({ clToRu }) => clToRu !== null) ? [t('report.method.quantification', { ruFrom: rutheniumUsed(analysis) })] : []),
    ...angularText(settings, t),
    ...tieText(settings, result, t),
    ...(regions.some(({ components }) => components.some(({ subshell }) => subshell === 'Ru3d')) ? [t(`report.method.foreign.${settings.foreignSpecies}`)] : []),
    ...(result.oxideByOxygen ? [t('report.method.oxygen')] : []),
  ];
}

/** The subshells that Cl/Ru was in fact calculated from. */
function rutheniumUsed(analysis: ComputedXps): string {
  return [...new Set(analysis.result.states.flatMap((state) => (state.clToRu === null ? [] : (rutheniumOf(analysis, state) ?? []))))].map(typesetLine).join(', ');
}

function backgroundText({ background }: RegionModel, t: Texts): string {
  const { kind, slope, endpointAverage } = background;
  const constants = isTougaard(kind) ? tougaardConstants(background, kind) : null;
  const name = t(`report.backgroundText.${kind}`, { channels: endpointAverage, ...(constants && { c: constants.c, d: constants.d, source: sourceText(constants.source, t), b: constants.b === null ? t('report.backgroundText.adjusted') : `${constants.b} eV²` }) });
  return slope && kind !== 'none' && kind !== 'linear' ? t('report.method.withSlope', { background: name }) : name;
}

function chargeReference(document: ProjectDocument, { chargeReference: reference, regions }: XpsSettings, t: Texts): string {
  if (reference.kind === 'fixed') {
    const shifts = Object.entries(reference.shifts).map(([stateId, shift]) => `${stateLabel(document, stateId)} ${plainNumber(shift)} eV`);
    const source = sourceText(reference.source, t);
    return shifts.length === 0 ? t('report.method.noShifts', { source }) : t('report.method.shiftsGiven', { shifts: shifts.join(', '), source });
  }
  const component = regions.find(({ region }) => region === reference.region)?.components.find(({ id }) => id === reference.component);
  const [from, to] = reference.searchRange;
  return t('report.method.chargeReference', { component: component?.label ?? reference.component ?? '', position: reference.position, source: sourceText(reference.source, t), from: plainNumber(from), to: plainNumber(to) });
}

function variantsText({ settings, result }: ComputedXps, variants: readonly VariantResult[], t: Texts): string {
  const standing = variants.filter((variant) => isAdmissible(variant, result));
  const fitted = settingsOfResult(settings, result);
  const names = (some: readonly VariantResult[]): string => some.map(({ id }) => variantWords(id, fitted, t).name).join('; ');
  const out = variants.filter((variant) => !standing.includes(variant));
  return t(out.length === 0 ? 'report.method.variants' : 'report.method.variantsSome', { count: standing.length, variants: names(standing), rejected: names(out) });
}

function angularText({ quantification: { angularDistribution } }: XpsSettings, t: Texts): string[] {
  if (!angularDistribution) return [];
  const { angleDeg, betaSd, source, ownBetas = [] } = angularDistribution;
  const sources = [sourceText(source, t), ...(ownBetas.length > 0 ? [t('report.method.ownBetas', { subshells: ownBetas.map(typesetLine).join(', ') })] : [])];
  return [t('report.method.angular', { angle: angleDeg, sd: betaSd, source: sources.join('; ') })];
}

function tieText({ rutheniumTie }: XpsSettings, { rutheniumTie: tied }: XpsResult, t: Texts): string[] {
  if (!rutheniumTie || !tied) return [];
  return [t('report.method.tie', { common: 100 * rutheniumTie.commonSd, each: 100 * rutheniumTie.stateSd, found: formatNumber(tied.common, { decimals: 3 }) })];
}

function constantsTable({ constants }: ProjectDocument, settings: XpsSettings, t: Texts): Markup {
  const { sensitivityFactors, transmission, inelasticMeanFreePath, angularDistribution } = settings.quantification;
  const used = new Set(settings.regions.flatMap(({ components }) => components.map(({ subshell }) => subshell)));
  const factors = Object.entries(sensitivityFactors.factors).filter(([subshell]) => used.has(subshell));
  const rows = [
    [t('report.photonEnergy'), `${settings.photonEnergyEv} eV`, t(`report.photonEnergySource.${settings.photonEnergySource}`)],
    ...factors.map(([subshell, factor]) => [t('report.sensitivityFactor', { subshell: typesetLine(subshell) }), String(factor), `${sensitivityFactors.name} (${sourceText(sensitivityFactors.source, t)})`]),
    [t('report.sensitivityUncertainty'), `${100 * sensitivityFactors.relativeUncertainty} %`, sensitivityFactors.name],
    [t('report.angular'), angularDistribution ? t('report.angular.at', { angle: angularDistribution.angleDeg }) : t('report.angular.none'), angularDistribution ? sourceText(angularDistribution.source, t) : ''],
    ...(angularDistribution ? [...used].flatMap((subshell) => (angularDistribution.betas[subshell] === undefined ? [] : [[t('report.beta', { subshell: typesetLine(subshell) }), String(angularDistribution.betas[subshell]), sourceText(betaSource(angularDistribution, subshell), t)]])) : []),
    [t('report.transmission'), t(`report.transmission.${transmission.kind}`, transmission.kind === 'power' ? { exponent: transmission.exponent } : {}), ''],
    [t('report.meanFreePath'), t(`report.meanFreePath.${inelasticMeanFreePath.kind}`, inelasticMeanFreePath), ''],
  ];
  const columns = [t('report.column.constant'), t('report.column.value'), t('report.column.source')];
  return markup`${htmlTable(t('report.constantsCaption'), columns, rows)}${constants.xps === null ? null : markup`<p>${t('report.constantsFromManifest')}</p>`}`;
}
