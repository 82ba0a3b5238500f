/** Lines by their index, whatever holds them. */
export interface LineSource {
  readonly count: number;
  line(index: number): string;
}

/** Lines of a text found in one pass and cut out only when they are asked for: a large file is mostly numbers that nobody needs as text. */
export class TextLines implements LineSource {
  readonly #text: string;
  /** Where each line begins, and behind the last one the end of the text as if another line began there. */
  readonly #starts: Int32Array;
  readonly count: number;

  /** Line ends are LF or CRLF, or CR in a text without LF. */
  constructor(text: string) {
    this.#text = text;
    const end = text.includes('\n') ? '\n' : '\r';
    let starts = new Int32Array(1024);
    let count = 1;
    for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
      if (count + 1 >= starts.length) {
        const more = new Int32Array(2 * starts.length);
        more.set(starts);
        starts = more;
      }
      starts[count++] = at + 1;
    }
    starts[count] = text.length + 1;
    this.#starts = starts;
    this.count = count;
  }

  /** A line without its end. */
  line(index: number): string {
    return this.#text.slice(this.#starts[index], this.#end(index));
  }

  /** Calls `read` with the text and the bounds of a line without its end, blanks and all. */
  scan<T>(index: number, read: (text: string, from: number, to: number) => T): T {
    return read(this.#text, this.#starts[index]!, this.#end(index));
  }

  /** Calls `read` with the text and the bounds of a line, blanks on both sides left out. */
  within<T>(index: number, read: (text: string, from: number, to: number) => T): T {
    const text = this.#text;
    let from = this.#starts[index]!;
    let to = this.#end(index);
    while (to > from && text.charCodeAt(to - 1) <= 32) to--;
    while (from < to && text.charCodeAt(from) <= 32) from++;
    return read(text, from, to);
  }

  #end(index: number): number {
    const end = this.#starts[index + 1]! - 1;
    return this.#text.charCodeAt(end - 1) === 13 && end > this.#starts[index]! ? end - 1 : end;
  }
}
