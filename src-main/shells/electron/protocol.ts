import type { Protocol } from 'electron';
import { pageFile, pageHeaders } from '../page-files';
import { isOwnAddress, scheme } from './origin';

/** Makes the page's scheme a secure origin with fetch, storage and workers. Must run before the app is ready. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
}

/** Answers requests of the page for its own files: only GET, only our host, only files inside `root`. */
export function pageResponder(root: string): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    if (method !== 'GET') return refusal(405);
    if (!isOwnAddress(url, null)) return refusal(404);
    const file = await pageFile(root, new URL(url).pathname);
    return file ? new Response(file.bytes, { headers: { ...pageHeaders, 'Content-Type': file.type } }) : refusal(404);
  };
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: pageHeaders });
}
