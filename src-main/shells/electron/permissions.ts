/** What pages may not do: everything but showing themselves and putting a picture on the clipboard. */
import type { Session, WebContents } from 'electron';
import { isOwnAddress } from './origin';

/** The one thing a page may ask for: writing to the clipboard, what the page itself made. Reading it is another permission. */
const mayBeGranted = 'clipboard-sanitized-write';

/** Denies every permission but one, every device and download, and every request that leaves the program. */
export function confineSession(session: Session, devServer: string | null): void {
  const isGranted = (permission: string, address: string): boolean => permission === mayBeGranted && isOwnAddress(address, devServer);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => answer(isGranted(permission, requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // The dictionaries of the spelling checker would be downloaded: switched off, Electron fetches them all the same while it has languages.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isAllowedRequest(url, devServer) }));
}

/** Data, blob and developer-tools addresses never leave the program. */
export function isAllowedRequest(url: string, devServer: string | null): boolean {
  return isOwnAddress(url, devServer) || /^(data|blob|devtools):/.test(url);
}

/** Keeps a window's contents where they are: no other address, no new window, no embedded page. */
export function confineContents(contents: WebContents, devServer: string | null): void {
  const stay = (event: { preventDefault: () => void }, url: string): void => {
    if (!isOwnAddress(url, devServer)) event.preventDefault();
  };
  contents.on('will-navigate', (event, url) => stay(event, url));
  contents.on('will-redirect', (event, url) => stay(event, url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
