import type { Message } from '../message';

/** The first steps through the sample. */
export const firstRun = {
  'firstRun.title': 'First steps',
  'firstRun.start': 'First steps through the sample',
  'firstRun.step': 'Step {step} of {steps}.',
  'firstRun.overview': 'States in rows, techniques in columns: every cell is a measurement and what was found in it. A click opens it in its view.',
  'firstRun.xrd': 'Is anything crystalline? Each pattern has a verdict with its false-alarm rate, and upper limits for LiCl and RuCl₃.',
  'firstRun.xps': 'Press Shift+F to fit all five states together. The table gives Ru²⁺, Ru³⁺ and Ru⁴⁺ with uncertainties, next to those expected from the charge passed.',
  'firstRun.compare': 'The same region of all states, side by side or as a difference to one of them; zoom one, and all follow.',
  'firstRun.archive': 'One file contains raw data, settings, results and history. A colleague can open it, verify every checksum and reproduce the numbers.',
  'firstRun.next': 'Next: {view}',
  'firstRun.done': 'Done',
  'firstRun.close': 'Close the first steps',
} as const satisfies Readonly<Record<`firstRun.${string}`, Message>>;
