/** Atomic per cent of a survey. */
import { combinedDoubt, commonDoubts } from '../quantification/common-doubts';
import { atomsPerArea } from '../quantification/atomic-amount';
import type { SurveyLine, SurveySettings } from './model';
import type { SurveyLineResult, SurveyShare, SurveyState } from './result';

interface Counted {
  readonly line: SurveyLine;
  readonly result: SurveyLineResult;
}

interface Amount extends Counted {
  readonly atoms: number;
  /** Own relative standard uncertainty. */
  readonly relative: number;
}

/** Doubt of a transmission function per natural logarithm of the ratio of two kinetic energies: of a known one 2 % between lines 200 eV apart … */
const knownPerLog = 0.09;
/** … and of an analyser whose function is not known, for which T ∝ E^0 to E^−1 is usual (science note on XPS, section 6.4). */
const unknownPerLog = 0.5;

const amountOf = ({ line, result }: Counted, settings: SurveySettings): Amount | null => {
  const perArea = atomsPerArea(line.subshell, line.position, settings);
  if (perArea === null || !result.area || !(result.area.value > 0)) return null;
  return { line, result, atoms: (perArea * result.area.value) / line.share.value, relative: Math.hypot(result.area.stdUncertainty! / result.area.value, line.share.sd / line.share.value) };
};

/** What the ratio of the transmissions at two lines is off by, relative; zero where the factors hold it. */
export function transmissionDoubt({ quantification, photonEnergyEv }: SurveySettings, above: SurveyLine, below: SurveyLine, isTransmissionKnown: boolean): number {
  if (!isTransmissionKnown && quantification.sensitivityFactors.includes.transmission) return 0;
  return (isTransmissionKnown ? knownPerLog : unknownPerLog) * Math.abs(Math.log((photonEnergyEv - above.position) / (photonEnergyEv - below.position)));
}

/** What the ratio of two lines of a survey shares with that of the other states, relative: lines of a survey lie up to 1000 eV apart, so the transmission counts with their distance. */
function sharedDoubt(settings: SurveySettings, above: SurveyLine, below: SurveyLine, isTransmissionKnown: boolean): number {
  const kinetic = (line: SurveyLine): number => settings.photonEnergyEv - line.position;
  const doubts = commonDoubts(settings.quantification, {
    above: { subshell: above.subshell, kineticEv: kinetic(above) },
    below: { subshell: below.subshell, kineticEv: kinetic(below) },
    isTransmissionKnown,
  });
  return combinedDoubt({ ...doubts, transmission: Math.max(doubts.transmission, transmissionDoubt(settings, above, below, isTransmissionKnown)) });
}

type Composed = Pick<SurveyState, 'composition' | 'withoutNumber' | 'clToRu'>;

/**
 * Shares of the detected elements, limits of those that were not, and Cl/Ru by Cl 2p and Ru 3p. A share p moves by p(1 − p) times the relative
 * change of its own amount, and by p·q times that of another one; what all states have in common is counted against the most abundant element.
 */
export function surveyComposition(lines: readonly Counted[], settings: SurveySettings, isTransmissionKnown: boolean): Composed {
  const detected = lines.filter(({ result }) => result.verdict === 'detected');
  const amounts = detected.flatMap((one) => amountOf(one, settings) ?? []);
  const withoutNumber = [
    ...lines.filter(({ result }) => result.verdict === 'notSeparable').map(({ line }) => line.element),
    ...detected.filter(({ line }) => !amounts.some((one) => one.line === line)).map(({ line }) => line.element),
  ];
  const total = amounts.reduce((sum, { atoms }) => sum + atoms, 0);
  const reference = amounts.reduce<Amount | null>((most, one) => (most && most.atoms >= one.atoms ? most : one), null);
  const doubts = new Map(amounts.map((one) => [one, one === reference ? 0 : sharedDoubt(settings, one.line, reference!.line, isTransmissionKnown)]));
  const spread = (amount: Amount, relativeOf: (one: Amount) => number): number => {
    const share = amount.atoms / total;
    return 100 * Math.hypot(...amounts.map((other) => share * ((other === amount ? 1 : 0) - other.atoms / total) * relativeOf(other)));
  };
  const limitOf = ({ line, result }: Counted): number | null => {
    const perArea = atomsPerArea(line.subshell, line.position, settings);
    if (result.verdict !== 'notDetected' || perArea === null || result.detectionLimit === null) return null;
    const atoms = (perArea * result.detectionLimit) / line.share.value;
    return (100 * atoms) / (total + atoms);
  };
  const composition = amounts.length < 2 ? [] : lines.filter(({ result }) => result.verdict !== 'notMeasured').map((one): SurveyShare => {
    const amount = amounts.find(({ line }) => line === one.line);
    return {
      element: one.line.element,
      line: one.line.id,
      atomicPercent: amount ? { value: (100 * amount.atoms) / total, stdUncertainty: spread(amount, ({ relative }) => relative), interval: null } : null,
      commonUncertainty: amount ? spread(amount, (other) => doubts.get(other)!) : null,
      detectionLimit: limitOf(one),
    };
  });
  const [cl, ru] = ['Cl2p', 'Ru3p'].map((subshell) => amounts.find(({ line }) => line.subshell === subshell));
  const ratio = cl && ru ? cl.atoms / ru.atoms : null;
  return {
    composition,
    withoutNumber,
    clToRu: ratio === null ? null : { ratio: { value: ratio, stdUncertainty: ratio * Math.hypot(cl!.relative, ru!.relative), interval: null }, commonRelative: sharedDoubt(settings, cl!.line, ru!.line, isTransmissionKnown) },
  };
}
