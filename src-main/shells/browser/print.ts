/** Printing pages with a browser that is installed: it embeds the fonts it draws with, and breaks lines as the page on screen does. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { printPatienceMs } from '../print-patience';
import { isRoot, staysHome } from '../../launch/installed-browser.js';

/**
 * Prints a page to PDF, without a window and with nothing but the page: no name of the network is known to the browser, and the policy that
 * is put before the page lets no script run. @throws when the browser ends without a PDF
 */
export async function printWithChromium(program: string, html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'halocline-print-'));
  try {
    await chmod(folder, 0o700);
    const page = join(folder, 'page.html');
    const pdf = join(folder, 'page.pdf');
    await writeFile(page, `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">${html.replace(/^<!doctype html>/i, '')}`.replace(/^/, '<!doctype html>'));
    const switches = ['--headless=new', '--disable-gpu', '--no-first-run', '--no-pdf-header-footer', '--host-resolver-rules=MAP * ~NOTFOUND', ...staysHome, ...(isRoot() ? ['--no-sandbox'] : [])];
    await promisify(execFile)(program, [...switches, `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, pathToFileURL(page).href], { timeout: printPatienceMs });
    return await readFile(pdf);
  } finally {
    // A browser that was just ended may still hold files of its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
