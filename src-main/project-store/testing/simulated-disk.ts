/**
 * A disk in memory that knows what is on the medium and what only waits to get there, so that the power can be cut at any moment. What
 * was not synced may then be there, be missing, be torn or be zeros, each piece by itself; a rename is whole or was never made.
 */
import type { FileSystem, FolderEntry, OpenFile } from '../file-system';

/** A uniform number in 0 … 1. */
type Chance = () => number;

type Pending = { readonly position: number; readonly bytes: Uint8Array } | { readonly length: number };

class FileNode {
  readonly kind = 'file';
  bytes: Uint8Array;
  /** What is on the medium. */
  safe: Uint8Array;
  pending: Pending[] = [];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.safe = bytes;
  }

  do(change: Pending): void {
    this.bytes = changed(this.bytes, change);
    this.pending.push(change);
  }

  sync(): void {
    this.safe = this.bytes;
    this.pending = [];
  }
}

/** One name given or taken away. A rename is one change in two folders: both have it or none. */
interface NameChange {
  readonly name: string;
  readonly node: Node | null;
  readonly fate: { isSafe: boolean | null };
}

class FolderNode {
  readonly kind = 'folder';
  entries: Map<string, Node>;
  readonly safe: Map<string, Node>;
  pending: NameChange[] = [];

  constructor(entries: ReadonlyMap<string, Node>) {
    this.entries = new Map(entries);
    this.safe = new Map(entries);
  }

  set(name: string, node: Node | null, fate: NameChange['fate'] = { isSafe: null }): void {
    apply(this.entries, { name, node });
    this.pending.push({ name, node, fate });
  }

  sync(): void {
    for (const change of this.pending) {
      change.fate.isSafe = true;
      apply(this.safe, change);
    }
    this.pending = [];
  }
}

type Node = FileNode | FolderNode;

export class SimulatedDisk {
  readonly fileSystem: FileSystem;
  readonly #root: FolderNode;

  constructor(root = new FolderNode(new Map())) {
    this.#root = root;
    this.fileSystem = fileSystemOf(root);
  }

  /** The disk as it is found when the power is back. */
  afterPowerCut(chance: Chance): SimulatedDisk {
    const found = new Map<Node, Node>();
    return new SimulatedDisk(foundFolder(this.#root, chance, found));
  }
}

function foundFolder(folder: FolderNode, chance: Chance, found: Map<Node, Node>): FolderNode {
  const entries = new Map(folder.safe);
  for (const change of folder.pending) {
    change.fate.isSafe ??= chance() < 0.5;
    if (change.fate.isSafe) apply(entries, change);
  }
  for (const [name, node] of entries) {
    const known = found.get(node) ?? (node.kind === 'file' ? new FileNode(foundBytes(node, chance)) : foundFolder(node, chance, found));
    found.set(node, known);
    entries.set(name, known);
  }
  return new FolderNode(entries);
}

function foundBytes(file: FileNode, chance: Chance): Uint8Array {
  let bytes = file.safe;
  for (const change of file.pending) {
    const draw = chance();
    if (draw < 0.3) continue;
    if ('length' in change || draw > 0.7) bytes = changed(bytes, change);
    else if (draw < 0.4) bytes = changed(bytes, { position: change.position, bytes: new Uint8Array(change.bytes.length) });
    else bytes = changed(bytes, { position: change.position, bytes: change.bytes.subarray(0, Math.floor(chance() * change.bytes.length)) });
  }
  return bytes;
}

function changed(bytes: Uint8Array, change: Pending): Uint8Array {
  if ('length' in change) {
    const cut = new Uint8Array(change.length);
    cut.set(bytes.subarray(0, change.length));
    return cut;
  }
  const next = new Uint8Array(Math.max(bytes.length, change.position + change.bytes.length));
  next.set(bytes);
  next.set(change.bytes, change.position);
  return next;
}

function apply(entries: Map<string, Node>, { name, node }: Pick<NameChange, 'name' | 'node'>): void {
  if (node) entries.set(name, node);
  else entries.delete(name);
}

function fileSystemOf(root: FolderNode): FileSystem {
  const partsOf = (path: string): string[] => path.split(/[/\\]/).filter((part) => part !== '');
  const find = (path: string): Node => {
    let node: Node = root;
    for (const part of partsOf(path)) {
      const next: Node | undefined = node.kind === 'folder' ? node.entries.get(part) : undefined;
      if (!next) throw systemError('ENOENT', path);
      node = next;
    }
    return node;
  };
  const folderAt = (path: string): FolderNode => {
    const node = find(path);
    if (node.kind === 'file') throw systemError('ENOTDIR', path);
    return node;
  };
  const fileAt = (path: string): FileNode => {
    const node = find(path);
    if (node.kind === 'folder') throw systemError('EISDIR', path);
    return node;
  };
  /** The folder that a path lies in, and the path's last name. */
  const seat = (path: string): [FolderNode, string] => {
    const parts = partsOf(path);
    return [folderAt(parts.slice(0, -1).join('/')), parts.at(-1)!];
  };
  const newSeat = (path: string): [FolderNode, string] => {
    const [folder, name] = seat(path);
    if (folder.entries.has(name)) throw systemError('EEXIST', path);
    return [folder, name];
  };
  // Each call answers a turn later, as a disk does, so that work that is not awaited shows.
  const later = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve();
    return work();
  };
  return {
    open: (path, mode) =>
      later(() => {
        if (mode !== 'wx') return openFile(fileAt(path));
        const [folder, name] = newSeat(path);
        const file = new FileNode(new Uint8Array());
        folder.set(name, file);
        return openFile(file);
      }),
    readFile: (path) => later(() => new Uint8Array(fileAt(path).bytes)),
    look: (path) =>
      later(() => {
        const node = find(path);
        return { kind: node.kind, size: node.kind === 'file' ? node.bytes.length : 0, changedAt: new Date(0) };
      }),
    list: (path) => later(() => [...folderAt(path).entries].map(([name, { kind }]): FolderEntry => ({ name, kind }))),
    rename: (from, to) =>
      later(() => {
        const [source, name] = seat(from);
        const [target, newName] = seat(to);
        const fate = { isSafe: null };
        target.set(newName, find(from), fate);
        source.set(name, null, fate);
      }),
    link: (from, to) =>
      later(() => {
        const [folder, name] = newSeat(to);
        folder.set(name, fileAt(from));
      }),
    remove: (path) =>
      later(() => {
        fileAt(path);
        const [folder, name] = seat(path);
        folder.set(name, null);
      }),
    removeFolder: (path) =>
      later(() => {
        const [folder, name] = seat(path);
        folder.set(name, null);
      }),
    makeFolder: (path, { withParents }) =>
      later(() => {
        if (!withParents) {
          const [folder, name] = newSeat(path);
          folder.set(name, new FolderNode(new Map()));
          return;
        }
        let folder = root;
        for (const part of partsOf(path)) {
          if (!folder.entries.has(part)) folder.set(part, new FolderNode(new Map()));
          folder = folder.entries.get(part) as FolderNode;
        }
      }),
    syncFolder: (path) => later(() => folderAt(path).sync()),
  };
}

function openFile(file: FileNode): OpenFile {
  const later = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve();
    return work();
  };
  return {
    read: (into, position) =>
      later(() => {
        const got = file.bytes.subarray(position, position + into.length);
        into.set(got);
        return got.length;
      }),
    write: (bytes, position) =>
      later(() => {
        file.do({ position, bytes: new Uint8Array(bytes) });
        return bytes.length;
      }),
    truncate: (length) => later(() => file.do({ length })),
    sync: () => later(() => file.sync()),
    close: () => Promise.resolve(),
  };
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
