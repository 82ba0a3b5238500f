import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { environmentFor, type Shell } from './shell';
import type { Watcher } from './watcher';

const root = join(import.meta.dirname, '../..');

/** The Electron window. */
export class ElectronShell implements Shell {
  readonly name = 'electron';
  #app: ElectronApplication | null = null;

  constructor(
    readonly home: string,
    readonly watcher: Watcher,
  ) {}

  /** The running program, for what only its main process knows. */
  get app(): ElectronApplication {
    if (!this.#app) throw new Error('Electron has not been started');
    return this.#app;
  }

  async start(): Promise<Page> {
    this.#app = await _electron.launch({ args: ['.'], cwd: root, env: environmentFor(this.home) });
    this.watcher.watch(this.#app.context());
    const window = await this.#app.firstWindow();
    await window.waitForLoadState('load');
    return window;
  }

  async answerSaveDialog(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
  }

  async copiedText(): Promise<string> {
    return this.app.evaluate(({ clipboard }) => (clipboard as unknown as { readText: () => string }).readText());
  }

  async copiedPicture(): Promise<Buffer> {
    const base64 = await this.app.evaluate(({ clipboard }) => {
      // The runtime of the tests is older than the types, which know another clipboard.
      const { readImage } = clipboard as unknown as { readImage: () => { toPNG: () => Buffer } };
      return readImage().toPNG().toString('base64');
    });
    return Buffer.from(base64, 'base64');
  }

  async crash(): Promise<void> {
    const running = this.app.process();
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
    this.#app = null;
  }

  async stop(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
  }
}
