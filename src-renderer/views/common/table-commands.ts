import { declareCommands } from '../../session/command-heads';

/** What can be done with a table of results; where a column is needed, with the one chosen last. */
export const tableHeads = declareCommands('table', 'command.table', {
  up: { label: { key: 'plot.sortChosenUp' } },
  down: { label: { key: 'plot.sortChosenDown' } },
  unsorted: { label: { key: 'plot.unsorted' } },
  copyColumn: { label: { key: 'plot.copyChosenColumn' } },
  copy: { label: { key: 'plot.copyWholeTable' } },
  csv: { label: { key: 'plot.saveTable' } },
  xlsx: { label: { key: 'plot.saveWorkbook' } },
});
