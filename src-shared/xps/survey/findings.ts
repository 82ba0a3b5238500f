/** What a user should know of a survey before its numbers are believed. */
import { lostFindings } from '../lost-channels';
import type { Finding } from '../result';
import { otherPhotonEnergy } from '../sensitivity-factors/factor-table';
import type { LostChannels } from '../series';
import type { SurveySettings } from './model';
import type { SurveyState } from './result';

/** Elements that a cathode of lithium ruthenium chloride, carbon and its own chloride electrolyte brings; any other is worth a word. */
const expected: ReadonlySet<string> = new Set(['Li', 'Ru', 'Cl', 'C', 'O']);
/** From this size on, counted as carbon, an unassigned peak makes every at-% wrong, at-%. */
const upsetting = 3;

/** Findings of one state. */
export function surveyFindings(state: SurveyState, settings: SurveySettings, isTransmissionKnown: boolean, lost: readonly LostChannels[]): Finding[] {
  const { stateId, lines, marks, composition, withoutNumber, chargeShift, isPoisson } = state;
  const finding = (severity: Finding['severity'], key: string, params: Finding['params'] = {}): Finding => ({ severity, key: `surveyFinding.${key}`, params, stateId, region: null });
  const labelOf = (id: string): string => settings.lines.find((line) => line.id === id)?.label ?? id;
  const elementOf = (id: string): string => settings.lines.find((line) => line.id === id)?.element ?? id;
  const found: Finding[] = [];
  for (const { energy, names, asCarbon } of marks.filter(({ kind }) => kind === 'unassigned')) {
    const size = asCarbon === null ? '–' : asCarbon.toPrecision(2);
    found.push(finding(asCarbon !== null && asCarbon >= upsetting ? 'problem' : 'caution', names.length > 0 ? 'unassigned' : 'unassignedUnknown', { energy: energy.toFixed(0), names: names.join(', '), size }));
  }
  for (const { line, verdict, maximum } of lines) {
    if (verdict === 'notSeparable') found.push(finding('caution', line === 'C1s' ? 'carbonNotSeparable' : 'notSeparable', { line: labelOf(line), with: overlapping(line, settings) }));
    if (verdict === 'elsewhere') found.push(finding('caution', 'elsewhere', { line: labelOf(line), energy: maximum!.toFixed(1) }));
    const share = composition.find((one) => one.line === line)?.atomicPercent;
    if (verdict === 'detected' && !expected.has(elementOf(line))) found.push(finding('caution', foreignKey(elementOf(line)), { line: labelOf(line), percent: share ? share.value.toPrecision(2) : '–' }));
  }
  const beyond = lines.filter(({ line, verdict }) => verdict === 'notMeasured' && expected.has(elementOf(line))).map(({ line }) => labelOf(line));
  if (beyond.length > 0) found.push(finding('caution', 'outsideScan', { lines: beyond.join(', ') }));
  if (withoutNumber.length > 0) found.push(finding('caution', 'withoutNumber', { elements: withoutNumber.join(', ') }));
  if (chargeShift.from === 'none') found.push(finding('caution', 'noReference'));
  else if (chargeShift.from !== 'series' && chargeShift.from !== 'user') found.push(finding('info', 'shiftByLine', { line: labelOf(chargeShift.from), shift: chargeShift.value.toFixed(1).replace('-', '−') }));
  for (const { name, at } of lostFindings(lost)) found.push(finding('caution', name, { at }));
  if (!isPoisson) found.push(finding('info', 'notCounts'));
  const other = otherPhotonEnergy(settings.quantification.sensitivityFactors, settings.photonEnergyEv);
  if (other !== null) found.push(finding('problem', 'wrongAnode', { set: settings.quantification.sensitivityFactors.name, energy: settings.photonEnergyEv }));
  const { sensitivityFactors, transmission, inelasticMeanFreePath } = settings.quantification;
  if ((sensitivityFactors.includes.transmission && transmission.kind !== 'none') || (sensitivityFactors.includes.inelasticMeanFreePath && inelasticMeanFreePath.kind !== 'none')) found.push(finding('problem', 'correctedTwice', { set: sensitivityFactors.name }));
  if (!isTransmissionKnown && !settings.quantification.sensitivityFactors.includes.transmission) found.push(finding('caution', 'transmissionUnknown'));
  return found;
}

/** Where a foreign element mostly comes from. */
const origins: Readonly<Record<string, string>> = { Zr: 'separator', F: 'fluorine', Na: 'handling', Si: 'silicone' };
const foreignKey = (element: string): string => `foreign.${origins[element] ?? 'other'}`;

const overlapping = (id: string, { lines }: SurveySettings): string => lines.find((line) => line.id === id)?.overlaps.map(({ subshell }) => subshell.replace(/(\d)/, ' $1')).join(', ') || '–';
