import { SvelteSet } from 'svelte/reactivity';
import type { TextReading } from '@shared/formats/parsed-file';
import type { RememberedReadings } from '@shared/formats/remembered-readings';
import type { ImportItem, ImportPurpose, ImportSummary } from '@shared/project/import-files';
import type { Manifest } from '@shared/project/manifest';
import type { FileParser } from '../spectrum-store';
import type { Task } from '../tasks.svelte';
import type { PickedFile } from './picked-file';

/** A file as it was read, before it is in the project. */
export interface ReadItem extends ImportItem {
  readonly file: File;
  /** The corrections that it was read with. */
  readonly reading?: TextReading;
}

/** Files read between two looks of the interface at them: each look costs, however little is new. */
const msPerLook = 100;

/** Files that were picked, read and shown, and wait for a person to take them in or not. */
export class ImportReview {
  readonly picked: readonly PickedFile[];
  readonly manifest: Manifest | null;
  readonly purpose: ImportPurpose;
  /** Files that were picked and hold no measurement: they are named, and do not come in. */
  readonly leftOut: ImportSummary['skipped'];
  readonly #parser: FileParser;
  #items = $state.raw<readonly ReadItem[]>([]);
  #tooLarge = $state.raw<ImportSummary['failures']>([]);
  #stage = $state<'reading' | 'waiting' | 'storing'>('reading');
  #rereading = $state(0);
  /** Marks of tables whose corrections are kept for later imports. */
  readonly #marksToRemember = new SvelteSet<string>();
  #decide: (isAccepted: boolean) => void = () => undefined;
  /** Settled when the person has decided; false also when the review ends in another way. */
  readonly decision: Promise<boolean>;
  #task: Task | null = null;

  constructor(picked: readonly PickedFile[], manifest: Manifest | null, parser: FileParser, { purpose = 'data', leftOut = [] }: { readonly purpose?: ImportPurpose; readonly leftOut?: readonly PickedFile[] } = {}) {
    this.picked = picked;
    this.manifest = manifest;
    this.purpose = purpose;
    this.leftOut = leftOut.map(({ file, folder }) => ({ name: file.name, folder, key: 'format.import.notData', params: {} }));
    this.#parser = parser;
    this.decision = new Promise((resolve) => (this.#decide = resolve));
  }

  /** In the order in which they were picked, as far as they were read. */
  get items(): readonly ReadItem[] {
    return this.#items;
  }

  /** Files that were not even opened. */
  get tooLarge(): ImportSummary['failures'] {
    return this.#tooLarge;
  }

  get stage(): 'reading' | 'waiting' | 'storing' {
    return this.#stage;
  }

  /** True while a file is read with other corrections. */
  get isRereading(): boolean {
    return this.#rereading > 0;
  }

  /** Reads one file after the other. @throws {TaskCancelled} when the user cancels */
  async read(remembered: RememberedReadings, task: Task): Promise<void> {
    this.#task = task;
    const total = this.picked.reduce((sum, { file }) => sum + file.size, 0) || 1;
    const items: ReadItem[] = [];
    const tooLarge: ImportSummary['failures'][number][] = [];
    let done = 0;
    let looked = -Infinity;
    for (const [index, { file, folder }] of this.picked.entries()) {
      if (performance.now() - looked > msPerLook) {
        looked = performance.now();
        this.#items = items.slice();
        task.progress(done / total, { key: 'overview.reading', params: { number: index + 1, count: this.picked.length } });
      }
      task.check();
      const { sha256, result, reading } = await this.#parser.readAndHash(file, remembered);
      if (sha256 !== null) items.push({ file, name: file.name, folder, sha256, size: file.size, result, ...(reading === undefined ? {} : { reading }) });
      else if (!result.ok) tooLarge.push(result.error);
      done += file.size;
    }
    this.#items = items;
    this.#tooLarge = tooLarge;
    this.#stage = 'waiting';
  }

  /** Reads files again with other corrections, or with none. @param indices of the items */
  async correct(indices: readonly number[], reading: TextReading | undefined): Promise<void> {
    this.#rereading += 1;
    try {
      for (const index of indices) {
        const { file } = this.#items[index]!;
        const { result } = await this.#parser.readAndHash(file, {}, reading);
        this.#items = this.#items.map((item, at) => (at === index ? withReading(item, result, reading) : item));
      }
    } finally {
      this.#rereading -= 1;
    }
  }

  isRemembered(mark: string): boolean {
    return this.#marksToRemember.has(mark);
  }

  /** Whether the corrections of tables of this make are kept for later imports. */
  remember(mark: string, isRemembered: boolean): void {
    if (isRemembered) this.#marksToRemember.add(mark);
    else this.#marksToRemember.delete(mark);
  }

  accept(): void {
    if (this.#stage !== 'waiting') return;
    this.#stage = 'storing';
    // What follows is a task of its own: the press of the button is answered first.
    setTimeout(() => this.#decide(true));
  }

  /** Ends the review; nothing of it enters the project. */
  cancel(): void {
    this.#task?.cancel();
    this.#decide(false);
  }
}

function withReading({ file, name, folder, sha256, size }: ReadItem, result: ReadItem['result'], reading: TextReading | undefined): ReadItem {
  return { file, name, folder, sha256, size, result, ...(reading === undefined ? {} : { reading }) };
}

/** Mark of the make of a plain table; null for every other file. */
export const makeOf = ({ result }: Pick<ReadItem, 'result'>): string | null => (result.ok ? (result.file.table?.mark ?? null) : null);
