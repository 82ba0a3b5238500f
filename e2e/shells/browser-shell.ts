import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { environmentFor, type Shell } from './shell';
import type { Watcher } from './watcher';

const root = join(import.meta.dirname, '../..');
const executablePath = process.env['HALOCLINE_TEST_BROWSER'] ?? '/usr/bin/chromium';

/**
 * Services that a browser asks for by itself (component updates, what kinds of fields forms have). They are no part of
 * Halocline; they are sent to a closed port of this computer, so that whatever else reaches outside is seen.
 */
const ownServices = ['--component-updater=url-source=http://127.0.0.1:9/', '--autofill-server-url=http://127.0.0.1:9/'];

/** The host on 127.0.0.1 and a browser window on it. */
export class BrowserShell implements Shell {
  readonly name = 'browser';
  #host: ChildProcess | null = null;
  #context: BrowserContext | null = null;
  #address: string | null = null;

  constructor(
    readonly home: string,
    readonly watcher: Watcher,
  ) {}

  /** Where the running host serves, with the token in its fragment. */
  get address(): string {
    if (this.#address === null) throw new Error('the host has not been started');
    return this.#address;
  }

  async start(): Promise<Page> {
    this.#address = await this.#startHost();
    this.#context = await chromium.launchPersistentContext(join(this.home, 'browser-profile'), {
      executablePath,
      args: ownServices,
      viewport: { width: 1280, height: 800 },
      env: environmentFor(this.home),
    });
    this.watcher.watch(this.#context);
    const window = this.#context.pages()[0] ?? (await this.#context.newPage());
    await window.goto(this.#address);
    return window;
  }

  async answerSaveDialog(): Promise<void> {
    // Nothing asks.
  }

  async copiedText(): Promise<string> {
    return (await this.#pageThatReadsClipboard()).evaluate(() => navigator.clipboard.readText());
  }

  async copiedPicture(): Promise<Buffer> {
    const base64 = await (await this.#pageThatReadsClipboard()).evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bytes = new Uint8Array(await (await item!.getType('image/png')).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    });
    return Buffer.from(base64, 'base64');
  }

  async #pageThatReadsClipboard(): Promise<Page> {
    const context = this.#context!;
    await context.grantPermissions(['clipboard-read'], { origin: new URL(this.address).origin });
    return context.pages()[0]!;
  }

  async crash(): Promise<void> {
    // The page says that it cannot reach its host any more.
    this.watcher.announce(/WebSocket/);
    await this.#endHost('SIGKILL');
    await this.#closeWindow();
  }

  async stop(): Promise<void> {
    await this.#closeWindow();
    await this.#endHost('SIGTERM');
  }

  async #closeWindow(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
  }

  async #endHost(signal: NodeJS.Signals): Promise<void> {
    const host = this.#host;
    this.#host = null;
    if (!host || host.exitCode !== null) return;
    const ended = once(host, 'exit');
    host.kill(signal);
    await ended;
  }

  /** Starts the host and reads the address from what it prints. */
  async #startHost(): Promise<string> {
    const host = spawn(process.execPath, [join(root, 'out/main/browser.cjs')], { env: environmentFor(this.home), stdio: ['ignore', 'pipe', 'pipe'] });
    this.#host = host;
    let said = '';
    host.stderr.on('data', (data: Buffer) => (said += data.toString()));
    for await (const line of createInterface(host.stdout)) {
      said += `${line}\n`;
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(line) ?? [];
      if (!address) continue;
      host.stdout.resume();
      return address;
    }
    throw new Error(`the browser shell ended without printing its address:\n${said}`);
  }
}
