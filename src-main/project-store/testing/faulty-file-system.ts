import { nodeFileSystem, type FileSystem, type OpenFile } from '../file-system';

/** One step that a store asked of the disk, e.g. { step: "rename", path: "…/project.json" }. */
export interface DiskStep {
  readonly step: 'open' | 'read' | 'write' | 'truncate' | 'sync' | 'rename' | 'link' | 'remove' | 'makeFolder' | 'readFile' | 'list' | 'syncFolder';
  readonly path: string;
}

/** What to do at a step: go on, fail with a system error, or (writes only) put down a part and fail. */
export type Verdict = 'ok' | { fail: string } | { tear: number; fail: string };

/**
 * The real disk without waiting for the medium: thousands of real syncs take minutes, and no power goes off in most tests. That the stores
 * sync at the right moments is held by the simulated disk, whose power is cut.
 */
export const quickFileSystem: FileSystem = {
  ...nodeFileSystem,
  open: async (path, mode) => ({ ...(await nodeFileSystem.open(path, mode)), sync: () => Promise.resolve() }),
  syncFolder: () => Promise.resolve(),
};

/** A disk, with faults where `judge` says so, or where it waits; defaults to the real one without waiting for the medium. */
export function faultyFileSystem(judge: (step: DiskStep) => Verdict | Promise<Verdict>, disk: FileSystem = quickFileSystem): FileSystem {
  const check = async (step: DiskStep['step'], path: string): Promise<void> => {
    const verdict = await judge({ step, path });
    if (verdict !== 'ok') throw systemError(verdict.fail, path);
  };
  const watched = (path: string, file: OpenFile): OpenFile => ({
    async read(into, position) {
      await check('read', path);
      return file.read(into, position);
    },
    async write(bytes, position) {
      const verdict = await judge({ step: 'write', path });
      if (verdict === 'ok') return file.write(bytes, position);
      if ('tear' in verdict) await file.write(bytes.subarray(0, Math.floor(verdict.tear * bytes.length)), position);
      throw systemError(verdict.fail, path);
    },
    async truncate(length) {
      await check('truncate', path);
      await file.truncate(length);
    },
    async sync() {
      await check('sync', path);
      await file.sync();
    },
    close: () => file.close(),
  });
  return {
    ...disk,
    async open(path, mode) {
      await check('open', path);
      return watched(path, await disk.open(path, mode));
    },
    async readFile(path) {
      await check('readFile', path);
      return disk.readFile(path);
    },
    async list(folder) {
      await check('list', folder);
      return disk.list(folder);
    },
    async rename(from, to) {
      await check('rename', to);
      await disk.rename(from, to);
    },
    async link(from, to) {
      await check('link', to);
      await disk.link(from, to);
    },
    async remove(path) {
      await check('remove', path);
      await disk.remove(path);
    },
    async makeFolder(path, options) {
      await check('makeFolder', path);
      await disk.makeFolder(path, options);
    },
    async syncFolder(path) {
      await check('syncFolder', path);
      await disk.syncFolder(path);
    },
  };
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: injected at ${path}`), { code });
}
