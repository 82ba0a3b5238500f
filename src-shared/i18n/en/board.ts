import type { Message } from '../message';

/** The board: every technique in a row, the states as columns. */
export const board = {
  'board.emptyTitle': 'The board is still empty',
  'board.emptyText': 'Every technique becomes a row here and every state a column, with the verdict or the number of its analysis.',
  'board.fullScreen': 'Full screen',
  'board.leaveFullScreen': 'Leave full screen',
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
  'board.fractionsCharge': 'thin: from the capacity',
  'board.meanXps': 'mean Ru {value}',
  'board.meanCharge': 'capacity {value}',
} as const satisfies Readonly<Record<`board.${string}`, Message>>;
