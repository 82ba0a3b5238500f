import type { Message, MessageParams } from '../message';

/** What the states say together: the overview and the head of the report. */
export const summary = {
  'summary.title': 'Summary of all states',
  'summary.nothing': 'No current results: nothing has been analysed yet, or the results are out of date.',
  'summary.join': ' ',
  'summary.limits': '{limits} in every measured state (95 %).',
  'summary.xrd.amorphous': (p: MessageParams) => (p['count'] === 1 ? 'Amorphous in the one measured state.' : `Amorphous in all ${String(p['count'])} measured states.`),
  'summary.xrd.rate': 'No Bragg peak at a false-alarm rate of {rate} % per pattern.',
  'summary.xrd.crystalline': '{found} in {states}.',
  'summary.xrd.unnamed': 'Bragg peaks of no known phase',
  'summary.xrd.undecided': 'XRD is inconclusive for {states}.',
  'summary.xrd.others': '{amorphous} of {count} states are amorphous to the stated limits.',
  'summary.raman.found': '{reference} in {states}.',
  'summary.raman.none': 'No {references} detected by Raman.',
  'summary.raman.undecided': 'Raman is inconclusive for the starting materials.',
  'summary.raman.limit': '{reference} <\u00a0{limit}\u00a0% of the band intensity in every measured state (95 %).',
  'summary.raman.limitIn': '{reference} <\u00a0{limit}\u00a0% of the band intensity in {states} (95 %).',
  'summary.raman.unjudged': '{reference} has no sharp Raman bands, so Raman is inconclusive for it.',
  'summary.raman.unjudgedIn': 'Raman is inconclusive for {reference} in {states}.',
  'summary.electrons': '{electrons} electrons per Ru take part.',
  'summary.electrons.range': 'The mean oxidation state by XPS ranges from {low} to {high}.',
  'summary.electrons.both': 'The mean oxidation state by XPS ranges from {low} to {high}; for the same states the charge passed gives {chargeLow} and {chargeHigh}.',
  'summary.chlorine.stays': 'No significant change of Cl/Ru.',
  'summary.chlorine.changes': 'Cl/Ru changes significantly.',
  'summary.chlorine.range': 'Cl/Ru from {low} to {high}: χ² {chiSquare} ({degrees} d.f.), p {p}, errors of the states taken as independent.',
  'summary.chlorine.common': 'Including the uncertainty of the sensitivity factors ({percent} %, common to all states): {mean}.',
} as const satisfies Readonly<Record<string, Message>>;
