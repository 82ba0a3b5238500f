/** The origin of the built page: a scheme of its own, so that its storage belongs to no web site and no file. */
export const scheme = 'app';
const pageHost = 'main';
export const pageAddress = `${scheme}://${pageHost}/`;

/** Whether an address belongs to the page. @param devServer address of the development server, when that serves the page */
export function isOwnAddress(address: string, devServer: string | null): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  if (url.protocol === `${scheme}:`) return url.host === pageHost;
  if (devServer === null) return false;
  const { host } = new URL(devServer);
  return url.host === host && ['http:', 'ws:'].includes(url.protocol);
}
