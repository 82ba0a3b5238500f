/**
 * Markup as a value. A report is made of text from projects that nobody vouches for, so everything put into a
 * template is escaped unless it is {@link Markup} already; forgetting to escape is not possible.
 */
export class Markup {
  constructor(readonly text: string) {}
}

export type Piece = string | number | Markup | readonly Markup[] | null;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is safe between tags and inside quoted attributes of HTML and XML; characters that XML forbids become U+FFFD. */
export function escapeMarkup(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what XML forbids
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD').replace(/[&<>"']/g, (character) => entities[character]!);
}

/** Template tag for HTML and SVG: literal parts stay, values are escaped, markup goes in as it is, null gives nothing. */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const rendered = pieces.map((piece, i) => render(piece) + parts[i + 1]!);
  return new Markup(parts[0]! + rendered.join(''));
}

function render(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map((one) => one.text).join('');
  return escapeMarkup(String(piece));
}
