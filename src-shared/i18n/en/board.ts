import type { Message } from '../message';

/** The board: every technique in a row, the states as columns. */
export const board = {
  'board.emptyTitle': 'The board is still empty',
  'board.emptyText': 'Each technique is a row and each state a column; the cells show the verdict or the number of each analysis.',
  'board.fullScreen': 'Full screen',
  'board.leaveFullScreen': 'Leave full screen',
  'board.stale': 'Out of date: {views}. Settings or data were changed after these numbers were computed.',
  'board.export': 'Export the board',
  'board.cell': '{state}, {row}',
  'board.fit': 'counts and fit',
  'board.voltage': 'voltage (V)',
  'board.netCapacity': 'mAh/g, net',
  'board.capacityNote': '{capacity} mAh/g, Ru {oxidation}',
  'board.halo': 'halo at {position}°',
  'board.haloFill': 'filled: halos',
  'board.dashed': 'dashed: {reference}, scaled',
  'board.similarity': '{reference} similarity {value}',
  'board.fractions': 'Ru fractions',
  'board.fractionsXps': 'thick: XPS',
  'board.fractionsCharge': 'thin: from the charge passed',
  'board.fractionsRest': 'pale: below the limits',
  'board.notAnalysed': 'not analysed',
  'board.meanXps': 'mean Ru {value}',
  'board.meanCharge': 'from charge {value}',
} as const satisfies Readonly<Record<`board.${string}`, Message>>;
