/** Where a command speaks: results on `out`, progress and troubles on `err`. Each call is one line or more, without the last line end. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** Characters that would move the cursor or colour the screen are shown as what they are: file names and labels may hold anything. */
export function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must not reach a terminal
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
