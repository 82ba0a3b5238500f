/** The built page as both windowed shells serve it: which file an address means, and the headers every answer carries. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Everything comes from the program itself. Inline style attributes are allowed because chart tooltips and floating
 * panels set them; inline style elements, inline scripts and eval are not.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/**
 * The file of the page that a path of an address means ("/" is the page itself), or null: unknown kinds, what does not
 * exist, and whatever lies outside of the folder, by dots, encoded dots, backslashes or links.
 */
export async function pageFile(root: string, pathname: string): Promise<PageFile | null> {
  const path = decoded(pathname);
  if (path === null || !path.startsWith('/') || path.includes('\\') || path.includes('\0')) return null;
  const type = types[path === '/' ? '.html' : extname(path)];
  const file = resolve(join(root, path === '/' ? 'index.html' : path));
  if (type === undefined || !file.startsWith(resolve(root) + sep)) return null;
  try {
    if (!(await realpath(file)).startsWith((await realpath(root)) + sep)) return null;
    return { bytes: await readFile(file), type };
  } catch {
    return null;
  }
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
