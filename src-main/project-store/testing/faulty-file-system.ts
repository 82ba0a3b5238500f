import { nodeFileSystem, type FileSystem, type OpenFile } from '../file-system';

/** One step that a store asked of the disk, e.g. { step: "rename", path: "…/project.json" }. */
export interface DiskStep {
  readonly step: 'open' | 'read' | 'write' | 'truncate' | 'sync' | 'rename' | 'link' | 'remove' | 'makeFolder' | 'readFile' | 'list' | 'syncFolder';
  readonly path: string;
}

/** What to do at a step: go on, fail with a system error, (writes only) put down a part and fail, or (renames only) say it is done and not do it. */
export type Verdict = 'ok' | 'lost' | { fail: string } | { tear: number; fail: string };

/**
 * The real disk, with faults where `judge` says so. What is asked to be synced is not: no power goes off in a test, and thousands of
 * real syncs take minutes. That the stores ask for them at the right moments is held by the processes that are really killed.
 */
export function faultyFileSystem(judge: (step: DiskStep) => Verdict): FileSystem {
  const check = (step: DiskStep['step'], path: string): void => {
    const verdict = judge({ step, path });
    if (verdict !== 'ok' && verdict !== 'lost') throw systemError(verdict.fail, path);
  };
  const watched = (path: string, file: OpenFile): OpenFile => ({
    async read(into, position) {
      check('read', path);
      return file.read(into, position);
    },
    async write(bytes, position) {
      const verdict = judge({ step: 'write', path });
      if (verdict === 'ok' || verdict === 'lost') return file.write(bytes, position);
      if ('tear' in verdict) await file.write(bytes.subarray(0, Math.floor(verdict.tear * bytes.length)), position);
      throw systemError(verdict.fail, path);
    },
    async truncate(length) {
      check('truncate', path);
      await file.truncate(length);
    },
    async sync() {
      check('sync', path);
    },
    close: () => file.close(),
  });
  return {
    async open(path, mode) {
      check('open', path);
      return watched(path, await nodeFileSystem.open(path, mode));
    },
    async readFile(path) {
      check('readFile', path);
      return nodeFileSystem.readFile(path);
    },
    look: (path) => nodeFileSystem.look(path),
    async list(folder) {
      check('list', folder);
      return nodeFileSystem.list(folder);
    },
    async rename(from, to) {
      const verdict = judge({ step: 'rename', path: to });
      if (verdict === 'lost') return;
      if (verdict !== 'ok') throw systemError(verdict.fail, to);
      await nodeFileSystem.rename(from, to);
    },
    async link(from, to) {
      check('link', to);
      await nodeFileSystem.link(from, to);
    },
    async remove(path) {
      check('remove', path);
      await nodeFileSystem.remove(path);
    },
    removeFolder: (path) => nodeFileSystem.removeFolder(path),
    async makeFolder(path, options) {
      check('makeFolder', path);
      await nodeFileSystem.makeFolder(path, options);
    },
    async syncFolder(path) {
      check('syncFolder', path);
    },
  };
}

/** The real disk without faults and without waiting for the medium. */
export const quickFileSystem: FileSystem = faultyFileSystem(() => 'ok');

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: injected at ${path}`), { code });
}
