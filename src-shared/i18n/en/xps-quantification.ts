import type { MessageParams } from '../message';

const number = (value: string | number | undefined, digits: number): string => (typeof value === 'number' ? value.toFixed(digits) : String(value));
const difference = (value: string | number | undefined, digits: number): string => `${number(Math.abs(Number(value)), digits)} % ${Number(value) > 0 ? 'more' : 'less'}`;

/** What turns areas into atoms beyond sensitivity factors: the angular distribution, and Ru 3d tied to Ru 3p. */
export const xpsQuantification = {
  'xps.angular': 'Angle X-rays – analyser',
  'xps.angular.angle': 'γ between X-rays and analyser',
  'xps.angular.none': 'not corrected',
  'xps.angular.included': 'in the factors',
  'xps.angular.correct': 'corrected with β',
  'xps.angular.betaOf': 'β {subshell}',
  'xps.angular.betaSd': 'Uncertainty of each β',
  'xps.angular.note': 'L = 1 + (β/2)(3/2·sin²γ − 1): 1 for every line at 54.7°. {source}. For free atoms; scattering in a solid makes β smaller.',
  'xps.angular.own': 'β changed by hand',
  'xps.tie': 'Ru 3d and Ru 3p together',
  'xps.tie.on': 'tied by their sensitivities',
  'xps.tie.off': 'each by itself',
  'xps.tie.common': 'May differ in all states',
  'xps.tie.state': 'One state from the others',
  'xps.tie.note': 'Both are areas of the same ruthenium, and Ru 3p is free of carbon. The first width is what sensitivity factors, transmission and angle are uncertain by, 10 %; the second what carbon on top and backgrounds change from state to state, 3 %.',
  'xps.tie.result': 'Ru by 3p over Ru by 3d',
  'xps.tie.before': 'untied',
  'xps.tie.after': 'tied',
  'xps.tie.how': 'Common factor of all states: {common}; 1 where the sensitivities are right.',
  'xps.budget.angularRatio': '× angular factors {ru} / Cl 2p',
  'xps.budget.angular': 'angular distribution (common to all states)',
  'xpsVariant.tie.none': 'Ru 3d not tied to Ru 3p',
  'xpsFinding.angularTwice': 'The sensitivity factors “{set}” already contain the angular distribution, which is put in again: Cl/Ru is corrected twice.',
  'xpsFinding.betaMissing': 'No β is known for {subshell}, and the angle is corrected for: nothing is calculated from it. Type one, or switch the correction off.',
  'xpsFinding.tieImpossible': 'Ru 3d could not be tied to Ru 3p: no state has both with sensitivity factors and a live time (dwell × scans).',
  'xpsFinding.tieOff': ({ percent, sd }: MessageParams) =>
    `In all states Ru 3p gives ${difference(percent, 0)} ruthenium than Ru 3d; ${number(sd, 0)} % was allowed for. Check sensitivity factors, transmission and the angle between X-rays and analyser, or widen the tie (Brundle and Crist 2020, doi 10.1116/1.5143897: such factors are uncertain by about 10 %).`,
  'xpsFinding.tieMissed': ({ before, after, sd }: MessageParams) =>
    `Ru 3p gives ${difference(before, 1)} ruthenium than Ru 3d, beyond what all states have in common (tied: ${number(after, 1)} %; ${number(sd, 0)} % was allowed for). Carbon on top weakens Ru 3p more than Ru 3d (Cumpson and Seah 1997, Surf. Interface Anal. 25, 430); or one of the two backgrounds is wrong here.`,
  'report.angular': 'Angular distribution',
  'report.angular.none': 'not corrected for, or part of the sensitivity factors',
  'report.angular.at': 'corrected for {angle}° between X-rays and analyser',
  'report.beta': 'Asymmetry parameter β, {subshell}',
  'report.method.angular': 'The angular distribution was corrected for with L = 1 + (β/2)(3/2·sin²γ − 1) at γ = {angle}° between X-rays and analyser (β ± {sd}; {source}).',
  'report.method.tie': 'The areas of Ru 3d and Ru 3p were tied by their sensitivities: a factor common to all states was fitted with a prior of 1 ± {common} % (found: {found}), and each state may differ from it by {state} %.',
  'edit.xpsTie': 'tie of Ru 3d and Ru 3p: {what}',
} as const;
