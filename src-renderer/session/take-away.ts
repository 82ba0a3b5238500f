import type { MessageKey } from '@shared/i18n/translate';
import type { Table } from '@shared/report/csv';
import { toCsv } from '@shared/report/csv';
import { workbookBytes } from '@shared/report/workbook';
import { hostCallError } from '@shared/host/host-call-error';
import type { Workspace } from './workspace.svelte';

/** Characters that no file name should have, as one dash. */
const plainName = (text: string): string => text.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-|-$/g, '');

async function clipboardWrite(items: ClipboardItem[]): Promise<void> {
  try {
    await navigator.clipboard.write(items);
  } catch (error) {
    throw hostCallError('error.clipboardUnavailable', {}, error);
  }
}

/** Everything that leaves a view: files to a place the user picks, text to the clipboard. Troubles are told where every trouble is. */
export class TakeAway {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** "Project-what.ending". */
  fileName(what: string, ending: string): string {
    return `${[this.#workspace.project?.document.title ?? '', what].map(plainName).filter((part) => part !== '').join('-')}.${ending}`;
  }

  save(name: string, bytes: () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>): void {
    this.#tell(async () => {
      const saved = await this.#workspace.host['exports.save']({ suggestedName: name, bytes: await bytes() });
      if (saved) this.#workspace.tasks.announce({ key: 'figure.saved', params: { place: saved.place } });
    });
  }

  saveText(name: string, text: string): void {
    this.save(name, () => new TextEncoder().encode(text));
  }

  /** A page that names its paper, printed by the host. */
  savePdf(name: string, html: () => string | Promise<string>): void {
    this.#tell(async () => {
      const saved = await this.#workspace.tasks.run({ key: 'figure.printing' }, async () => this.#workspace.host['exports.savePdf']({ suggestedName: name, html: await html() }));
      if (saved) this.#workspace.tasks.announce({ key: 'figure.saved', params: { place: saved.place } });
    });
  }

  /** A picture as programs of offices paste it. The browser wants the promise of it while the click is still fresh. */
  copyImage(png: () => Promise<Uint8Array<ArrayBuffer>>): void {
    this.#tell(async () => {
      const picture = png().then((bytes) => new Blob([bytes], { type: 'image/png' }));
      await clipboardWrite([new ClipboardItem({ 'image/png': picture })]).catch(async (error: unknown) => {
        // Where there is no picture, its own words say more than the clipboard's.
        await picture;
        throw error;
      });
      this.#workspace.tasks.announce({ key: 'figure.imageCopied' });
    });
  }

  /** A byte order mark lets Excel on Japanese Windows see that the file is UTF-8. */
  saveCsv(table: Table): void {
    this.saveText(this.fileName(table.name, 'csv'), `\uFEFF${toCsv(table)}`);
  }

  saveXlsx(table: Table): void {
    this.save(this.fileName(table.name, 'xlsx'), () => workbookBytes([{ title: table.name, table }]));
  }

  /** Tabs between cells: what a spreadsheet takes. */
  copyTable({ columns, rows }: Table): void {
    this.copyText([columns, ...rows].map((cells) => cells.map((cell) => String(cell ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n'));
  }

  /** @param told what is announced then */
  copyText(text: string, told: MessageKey = 'figure.copied'): void {
    this.#tell(async () => {
      await this.#workspace.host['exports.copyText'](text);
      this.#workspace.tasks.announce({ key: told });
    });
  }

  #tell(work: () => Promise<void>): void {
    void work().catch((error: unknown) => this.#workspace.problems.report(error));
  }
}
