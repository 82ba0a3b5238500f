import { FormatError, atLine } from '../support/format-error';
import { limits } from '../support/limits';
import type { VamasLines } from './lines';

export interface VamasHeader {
  readonly institution: string;
  readonly instrument: string;
  readonly operator: string;
  readonly experiment: string;
  readonly comment: readonly string[];
  readonly experimentMode: string;
  readonly scanMode: 'REGULAR' | 'IRREGULAR' | 'MAPPING';
  readonly experimentalVariables: readonly { readonly label: string; readonly unit: string }[];
  /** Items (1–40) that blocks after the first one write out; `null` when all do. */
  readonly writtenItems: ReadonlySet<number> | null;
  readonly futureExperimentEntries: readonly string[];
  readonly futureBlockEntries: number;
  readonly blocks: number;
}

const experimentModes = ['MAP', 'MAPDP', 'MAPSV', 'MAPSVDP', 'NORM', 'SDP', 'SDPSV', 'SEM'];
const items = 40;

/** Reads everything before the first block. */
export function readHeader(lines: VamasLines): VamasHeader {
  lines.text('format identifier');
  const institution = lines.text('institution identifier');
  const instrument = lines.text('instrument model identifier');
  const operator = lines.text('operator identifier');
  const experiment = lines.text('experiment identifier');
  const comment = lines.texts(lines.count('number of lines in comment'), 'comment line');
  const modeLine = lines.lineNumber;
  const experimentMode = lines.text('experiment mode').toUpperCase();
  if (!experimentModes.includes(experimentMode)) {
    throw new FormatError('format.error.unexpected', { expected: 'experiment mode', found: experimentMode.slice(0, 60) }, atLine(modeLine));
  }
  const scanMode = lines.text('scan mode').toUpperCase();
  if (scanMode !== 'REGULAR' && scanMode !== 'IRREGULAR' && scanMode !== 'MAPPING') {
    throw new FormatError('format.error.unexpected', { expected: 'scan mode', found: scanMode.slice(0, 60) }, atLine(modeLine + 1));
  }
  if (['MAP', 'MAPDP', 'NORM', 'SDP'].includes(experimentMode)) lines.number('number of spectral regions');
  if (['MAP', 'MAPDP'].includes(experimentMode)) {
    lines.number('number of analysis positions');
    lines.number('number of discrete x coordinates');
    lines.number('number of discrete y coordinates');
  }
  const experimentalVariables = Array.from({ length: lines.count('number of experimental variables') }, () => ({
    label: lines.text('experimental variable label'),
    unit: lines.text('experimental variable unit'),
  }));
  const writtenItems = readInclusionList(lines);
  const manual = lines.count('number of manually entered items');
  for (let i = 0; i < manual; i++) lines.text('manually entered item');
  const futureExperiment = lines.count('number of future upgrade experiment entries');
  const futureBlockEntries = lines.count('number of future upgrade block entries');
  const futureExperimentEntries = lines.texts(futureExperiment, 'future upgrade experiment entry');
  const blocks = lines.count('number of blocks', limits.measurements);
  return {
    institution, instrument, operator, experiment, comment, experimentMode, scanMode, experimentalVariables, writtenItems,
    futureExperimentEntries, futureBlockEntries, blocks,
  };
}

/** n > 0 lists the items that are written in every block, n < 0 those that are not, 0 means all are. */
function readInclusionList(lines: VamasLines): Set<number> | null {
  const line = lines.lineNumber;
  const entries = lines.knownNumber('number of entries in inclusion or exclusion list');
  if (entries === 0) return null;
  if (!Number.isInteger(entries) || Math.abs(entries) > items) {
    throw new FormatError('format.error.notACount', { expected: 'number of entries in inclusion or exclusion list', found: entries }, atLine(line));
  }
  const listed = new Set(Array.from({ length: Math.abs(entries) }, () => lines.knownNumber('inclusion or exclusion list entry')));
  if (entries > 0) return listed;
  return new Set(Array.from({ length: items }, (_, i) => i + 1).filter((item) => !listed.has(item)));
}

type Maybe = number | null;
export interface Variable {
  readonly label: string;
  readonly unit: string;
}

/** The parts of a block by the item numbers of the standard; parts that a mode or technique does not have are `null`. */
interface BlockItems {
  year: Maybe; month: Maybe; day: Maybe; hours: Maybe; minutes: Maybe; seconds: Maybe; gmtAdvance: Maybe;
  comment: string[];
  technique: string;
  position: [Maybe, Maybe] | null;
  experimentalValues: Maybe[];
  sourceLabel: string;
  sputteringIon: Maybe[] | null;
  sourceEnergy: Maybe;
  sourceStrength: Maybe;
  sourceWidth: Maybe[];
  fieldOfView: Maybe[] | null;
  linescan: Maybe[] | null;
  sourcePolar: Maybe;
  sourceAzimuth: Maybe;
  analyserMode: string;
  passEnergy: Maybe;
  differentialWidth: Maybe;
  magnification: Maybe;
  workFunction: Maybe;
  targetBias: Maybe;
  analysisWidth: Maybe[];
  takeOff: Maybe[];
  species: string;
  transition: [string, Maybe];
  abscissa: { label: string; unit: string; start: number; increment: number } | null;
  variables: Variable[];
  signalMode: string;
  collectionTime: Maybe;
  scans: Maybe;
  timeCorrection: Maybe;
  sputteringSource: (Maybe | string)[] | null;
  tilt: Maybe[];
  rotation: Maybe;
  additional: { label: string; unit: string; value: Maybe }[];
}

export interface VamasBlock extends BlockItems {
  readonly firstLine: number;
  readonly id: string;
  readonly sample: string;
  readonly futureEntries: readonly string[];
  /** One array per corresponding variable. */
  readonly values: readonly Float64Array[];
}

const mapModes = ['MAP', 'MAPDP'];
const scanModesWithView = ['MAP', 'MAPDP', 'MAPSV', 'MAPSVDP', 'SEM'];
const linescanModes = ['MAPSV', 'MAPSVDP', 'SEM'];
const depthProfileModes = ['MAPDP', 'MAPSVDP', 'SDP', 'SDPSV'];
const ionTechniques = ['FABMS', 'FABMS ENERGY SPEC', 'ISS', 'SIMS', 'SIMS ENERGY SPEC', 'SNMS', 'SNMS ENERGY SPEC'];
const electronTechniques = ['AES DIFF', 'AES DIR', 'EDX', 'ELS', 'UPS', 'XPS', 'XRF'];

/**
 * Reads one block. Items that are not written are those of the first block.
 * Order and conditions: ISO 14976:1998 (Dench, Hazell, Seah, Surf. Interface Anal. 13 (1988) 63, doi 10.1002/sia.740130202).
 */
export function readBlock(lines: VamasLines, header: VamasHeader, first: VamasBlock | null): VamasBlock {
  const firstLine = lines.lineNumber;
  const id = lines.text('block identifier');
  const sample = lines.text('sample identifier');
  const mode = header.experimentMode;
  /** The value of an item: read here, or taken from the first block. */
  const item = <T>(number: number, read: () => T, ofFirst: (block: VamasBlock) => T): T =>
    first === null || header.writtenItems === null || header.writtenItems.has(number) ? read() : ofFirst(first);
  const numbers = (count: number, name: string): Maybe[] => Array.from({ length: count }, () => lines.number(name));

  const year = item(1, () => lines.number('year'), (b) => b.year);
  const month = item(2, () => lines.number('month'), (b) => b.month);
  const day = item(3, () => lines.number('day'), (b) => b.day);
  const hours = item(4, () => lines.number('hours'), (b) => b.hours);
  const minutes = item(5, () => lines.number('minutes'), (b) => b.minutes);
  const seconds = item(6, () => lines.number('seconds'), (b) => b.seconds);
  const gmtAdvance = item(7, () => lines.number('hours in advance of GMT'), (b) => b.gmtAdvance);
  const comment = item(8, () => lines.texts(lines.count('number of lines in block comment'), 'block comment line'), (b) => b.comment);
  const technique = item(9, () => lines.text('technique'), (b) => b.technique);
  const isTechnique = (list: readonly string[]): boolean => list.includes(technique.toUpperCase());
  const position = mapModes.includes(mode)
    ? item(10, (): [Maybe, Maybe] | null => [lines.number('x coordinate'), lines.number('y coordinate')], (b) => b.position)
    : null;
  const experimentalValues = item(11, () => numbers(header.experimentalVariables.length, 'value of experimental variable'), (b) => b.experimentalValues);
  const sourceLabel = item(12, () => lines.text('analysis source label'), (b) => b.sourceLabel);
  const sputteringIon = depthProfileModes.includes(mode) || isTechnique(ionTechniques)
    ? item(13, (): Maybe[] | null => numbers(3, 'sputtering ion'), (b) => b.sputteringIon)
    : null;
  const sourceEnergy = item(14, () => lines.number('analysis source characteristic energy'), (b) => b.sourceEnergy);
  const sourceStrength = item(15, () => lines.number('analysis source strength'), (b) => b.sourceStrength);
  const sourceWidth = item(16, () => numbers(2, 'analysis source beam width'), (b) => b.sourceWidth);
  const fieldOfView = scanModesWithView.includes(mode) ? item(17, (): Maybe[] | null => numbers(2, 'field of view'), (b) => b.fieldOfView) : null;
  const linescan = linescanModes.includes(mode) ? item(18, (): Maybe[] | null => numbers(6, 'linescan coordinate'), (b) => b.linescan) : null;
  const sourcePolar = item(19, () => lines.number('analysis source polar angle of incidence'), (b) => b.sourcePolar);
  const sourceAzimuth = item(20, () => lines.number('analysis source azimuth'), (b) => b.sourceAzimuth);
  const analyserMode = item(21, () => lines.text('analyser mode'), (b) => b.analyserMode);
  const passEnergy = item(22, () => lines.number('analyser pass energy'), (b) => b.passEnergy);
  const differentialWidth = isTechnique(['AES DIFF']) ? item(23, () => lines.number('differential width'), (b) => b.differentialWidth) : null;
  const magnification = item(24, () => lines.number('magnification of analyser transfer lens'), (b) => b.magnification);
  const workFunction = item(25, () => lines.number('analyser work function'), (b) => b.workFunction);
  const targetBias = item(26, () => lines.number('target bias'), (b) => b.targetBias);
  const analysisWidth = item(27, () => numbers(2, 'analysis width'), (b) => b.analysisWidth);
  const takeOff = item(28, () => numbers(2, 'analyser axis take off angle'), (b) => b.takeOff);
  const species = item(29, () => lines.text('species label'), (b) => b.species);
  const transition = item(30, (): [string, Maybe] => [lines.text('transition label'), lines.number('charge of detected particle')], (b) => b.transition);
  const abscissa = header.scanMode === 'REGULAR' ? item(31, () => readAbscissa(lines), (b) => b.abscissa) : null;
  const variables = item(32, () => readVariables(lines), (b) => b.variables);
  const signalMode = item(33, () => lines.text('signal mode'), (b) => b.signalMode);
  const collectionTime = item(34, () => lines.number('signal collection time'), (b) => b.collectionTime);
  const scans = item(35, () => lines.number('number of scans'), (b) => b.scans);
  const timeCorrection = item(36, () => lines.number('signal time correction'), (b) => b.timeCorrection);
  const sputteringSource = depthProfileModes.includes(mode) && isTechnique(electronTechniques)
    ? item(37, (): (Maybe | string)[] | null => [...numbers(6, 'sputtering source'), lines.text('sputtering mode')], (b) => b.sputteringSource)
    : null;
  const tilt = item(38, () => numbers(2, 'sample normal tilt'), (b) => b.tilt);
  const rotation = item(39, () => lines.number('sample rotation angle'), (b) => b.rotation);
  const additional = item(40, () => readAdditional(lines), (b) => b.additional);
  const futureEntries = lines.texts(header.futureBlockEntries, 'future upgrade block entry');
  return {
    firstLine, id, sample, year, month, day, hours, minutes, seconds, gmtAdvance, comment, technique, position, experimentalValues, sourceLabel,
    sputteringIon, sourceEnergy, sourceStrength, sourceWidth, fieldOfView, linescan, sourcePolar, sourceAzimuth, analyserMode, passEnergy,
    differentialWidth, magnification, workFunction, targetBias, analysisWidth, takeOff, species, transition, abscissa, variables, signalMode,
    collectionTime, scans, timeCorrection, sputteringSource, tilt, rotation, additional, futureEntries,
    values: readValues(lines, variables.length),
  };
}

function readAbscissa(lines: VamasLines): NonNullable<BlockItems['abscissa']> {
  return {
    label: lines.text('abscissa label'),
    unit: lines.text('abscissa units'),
    start: lines.knownNumber('abscissa start'),
    increment: lines.knownNumber('abscissa increment'),
  };
}

function readVariables(lines: VamasLines): Variable[] {
  const line = lines.lineNumber;
  const count = lines.count('number of corresponding variables', limits.columns);
  if (count === 0) throw new FormatError('format.error.notACount', { expected: 'number of corresponding variables', found: 0 }, atLine(line));
  return Array.from({ length: count }, () => ({ label: lines.text('corresponding variable label'), unit: lines.text('corresponding variable units') }));
}

function readAdditional(lines: VamasLines): BlockItems['additional'] {
  return Array.from({ length: lines.count('number of additional numerical parameters') }, () => ({
    label: lines.text('additional numerical parameter label'),
    unit: lines.text('additional numerical parameter units'),
    value: lines.number('additional numerical parameter value'),
  }));
}

function readValues(lines: VamasLines, variables: number): Float64Array[] {
  const line = lines.lineNumber;
  const total = lines.knownNumber('number of ordinate values');
  if (!Number.isInteger(total) || total < 0 || total % variables !== 0) {
    throw new FormatError('format.error.notACount', { expected: `number of ordinate values (a multiple of ${variables})`, found: total }, atLine(line));
  }
  for (let i = 0; i < variables; i++) {
    lines.number('minimum ordinate value');
    lines.number('maximum ordinate value');
  }
  if (total > lines.remaining) throw new FormatError('format.error.truncated', { expected: `${total} ordinate values` }, atLine(line + lines.remaining));
  return lines.interleaved(variables, total / variables);
}
