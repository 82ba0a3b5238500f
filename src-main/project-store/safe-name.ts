/** Names on disk that every system accepts (Windows is the strictest), so that a project folder can be copied anywhere. */

// eslint-disable-next-line no-control-regex -- control characters are what must not be in a name
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** File systems count bytes of UTF-8 and allow 255; the rest is for endings and numbers we add. */
const longestBytes = 200;

/** The name as it is stored; the document keeps the original. */
export function safeName(name: string): string {
  let safe = name.replace(forbidden, '_');
  safe = cutToBytes(safe).replace(/[. ]+$/, '');
  if (safe.trim() === '') return '_';
  return reserved.test(safe) ? `_${safe}` : safe;
}

/** Cuts before the extension, at a whole character. */
function cutToBytes(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  const characters = Array.from(name.slice(0, name.length - extension.length));
  while (characters.length > 0 && Buffer.byteLength(characters.join('') + extension) > longestBytes) characters.pop();
  return characters.join('') + extension;
}
