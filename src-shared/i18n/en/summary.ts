import type { Message, MessageParams } from '../message';

/** What the states say together: the overview and the head of the report. */
export const summary = {
  'summary.title': 'What the states say',
  'summary.nothing': 'Nothing is analysed yet, or what was is out of date.',
  'summary.join': ' ',
  'summary.limits': '{limits} in every measured state (95 %).',
  'summary.xrd.amorphous': (p: MessageParams) => (p['count'] === 1 ? 'Amorphous in the one measured state.' : `Amorphous in all ${String(p['count'])} measured states.`),
  'summary.xrd.rate': 'No Bragg peak at a false-alarm rate of {rate} % for each pattern.',
  'summary.xrd.crystalline': '{found} in {states}.',
  'summary.xrd.unnamed': 'Bragg peaks of no known phase',
  'summary.xrd.undecided': 'XRD cannot judge {states}.',
  'summary.xrd.others': '{amorphous} of {count} states are amorphous to the stated limits.',
  'summary.raman.found': '{reference} in {states}.',
  'summary.raman.none': 'No {references} seen by Raman.',
  'summary.raman.undecided': 'Raman cannot judge the starting materials.',
  'summary.raman.limit': '{reference} <\u00a0{limit}\u00a0% of the band intensity in every measured state (95 %).',
  'summary.raman.limitIn': '{reference} <\u00a0{limit}\u00a0% of the band intensity in {states} (95 %).',
  'summary.raman.unjudged': '{reference} has no sharp Raman bands and cannot be judged so.',
  'summary.raman.unjudgedIn': '{reference} cannot be judged in {states}.',
  'summary.electrons': '{electrons} electrons per Ru are in play.',
  'summary.electrons.range': 'The mean oxidation state by XPS goes from {low} to {high}.',
  'summary.electrons.both': 'The mean oxidation state by XPS goes from {low} to {high}; the charge passed says {chargeLow} and {chargeHigh} of the same states.',
  'summary.chlorine.stays': 'No change of Cl/Ru is seen.',
  'summary.chlorine.changes': 'Cl/Ru changes.',
  'summary.chlorine.range': 'Cl/Ru from {low} to {high}: χ² {chiSquare} for {degrees}, p {p}, errors of the states taken as independent.',
  'summary.chlorine.common': 'With the sensitivity factors ({percent} %, common to all states): {mean}.',
} as const satisfies Readonly<Record<string, Message>>;
