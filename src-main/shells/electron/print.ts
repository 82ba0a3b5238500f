/** Printing pages with Electron's own Chromium: it embeds the fonts it draws with, and breaks lines as the page on screen does. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { BrowserWindow, session } from 'electron';
import { printPatienceMs } from '../print-patience';
import { confineSession } from './permissions';
import { pageAddress, scheme } from './origin';

/** Pages that wait to be printed, by their path. */
const waiting = new Map<string, string>();
let confined: Electron.Session | null = null;

/** A session that knows the pages to be printed and nothing else; it keeps nothing on disk. */
function printSession(): Electron.Session {
  if (confined) return confined;
  confined = session.fromPartition('print');
  confineSession(confined, null);
  confined.protocol.handle(scheme, ({ url }) => {
    const html = waiting.get(new URL(url).pathname);
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:" };
    return html === undefined ? new Response(null, { status: 404 }) : new Response(html, { headers });
  });
  return confined;
}

/** Prints a page to PDF in a window that is never shown. No script runs in it. @throws what Electron says when it cannot, or when it takes too long */
export async function printPdf(html: string): Promise<Uint8Array> {
  const path = `/${randomUUID()}`;
  waiting.set(path, html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: printSession(), javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, spellcheck: false },
  });
  const printed = async (): Promise<Uint8Array> => {
    await window.loadURL(new URL(path, pageAddress).href);
    return window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
  };
  const patience = new AbortController();
  const late = async (): Promise<never> => {
    await setTimeout(printPatienceMs, null, { signal: patience.signal });
    throw new Error(`The page was not printed within ${printPatienceMs / 1000} s.`);
  };
  try {
    return await Promise.race([printed(), late()]);
  } finally {
    patience.abort();
    waiting.delete(path);
    window.destroy();
  }
}
