import BookmarkPlus from '@lucide/svelte/icons/bookmark-plus';
import ClipboardCopy from '@lucide/svelte/icons/clipboard-copy';
import Copy from '@lucide/svelte/icons/copy';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import Image from '@lucide/svelte/icons/image';
import Plus from '@lucide/svelte/icons/plus';
import Trash from '@lucide/svelte/icons/trash-2';
import { declareCommands } from '../../session/command-heads';

/** Where a figure goes: a shown plot's, or one that the project keeps. */
export const figureOutputHeads = declareCommands('figure', 'command.figure', {
  copyImage: { label: { key: 'figure.copyImage' }, shortcut: 'shift+c', icon: ClipboardCopy },
  pdf: { label: { key: 'figure.savePdf' }, icon: Image },
  svg: { label: { key: 'figure.saveSvg' }, icon: Image },
  png: { label: { key: 'figure.savePng' }, icon: Image },
});

/** What else can be done with a plot. */
export const plotFigureHeads = declareCommands('figure', 'command.figure', {
  keep: { label: { key: 'figure.keep' }, icon: BookmarkPlus },
  csv: { label: { key: 'figure.saveCsv' }, icon: FileSpreadsheet },
  copyCurves: { label: { key: 'figure.copyCurves' }, icon: ClipboardCopy },
});

/** What else can be done with a figure that the project keeps. */
export const keptFigureHeads = declareCommands('figure', 'command.figure', {
  new: { label: { key: 'figure.new' }, icon: Plus },
  duplicate: { label: { key: 'figure.duplicate' }, icon: Copy },
  remove: { label: { key: 'figure.remove' }, icon: Trash },
});
