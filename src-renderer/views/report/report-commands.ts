import Download from '@lucide/svelte/icons/download';
import FileText from '@lucide/svelte/icons/file-text';
import Images from '@lucide/svelte/icons/images';
import Printer from '@lucide/svelte/icons/printer';
import { declareCommands } from '../../session/command-heads';

/** What the report can show. */
export const reportTabHeads = declareCommands('report', 'view.report', {
  preview: { label: { key: 'preview.title' }, icon: FileText },
  figures: { label: { key: 'figure.list' }, icon: Images },
});

/** Where the report goes. */
export const reportHeads = declareCommands('report', 'view.report', {
  html: { label: { key: 'preview.saveHtml' }, icon: Download },
  pdf: { label: { key: 'preview.savePdf' }, icon: Download },
  xlsx: { label: { key: 'preview.saveXlsx' }, icon: Download },
  print: { label: { key: 'preview.print' }, shortcut: 'mod+p', icon: Printer },
});
