/**
 * The parts of a previewed report that were taken out of its page, drawings and rows of long tables: only those near what is looked at
 * stand in it. All of fifty states, or of a thousand spectra, at once would take the window a tenth of a second and its memory for what
 * nobody looks at.
 */
export class FrameParts {
  readonly #insideOf = new Map<Element & ElementCSSInlineStyle, Uint8Array<ArrayBuffer>>();
  readonly #observer: IntersectionObserver;

  /** @param page a page whose parts are empty @param parts what belongs inside them, in their order, UTF-8 */
  constructor(page: Document, parts: readonly Uint8Array<ArrayBuffer>[]) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting, boundingClientRect } of entries) {
          if (isIntersecting) this.#fill(target as Element & ElementCSSInlineStyle);
          else if (target.hasChildNodes()) empty(target as Element & ElementCSSInlineStyle, boundingClientRect.height);
        }
      },
      // One screen above and below.
      { root: page, rootMargin: '100% 0px' },
    );
    for (const [at, part] of [...page.querySelectorAll<SVGElement | HTMLElement>('svg, tbody.rows')].entries()) {
      this.#insideOf.set(part, parts[at]!);
      this.#observer.observe(part);
    }
  }

  /** Fills all of them, as paper needs it; they stay. */
  fillAll(): void {
    this.dispose();
    for (const part of this.#insideOf.keys()) this.#fill(part);
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  #fill(part: Element & ElementCSSInlineStyle): void {
    if (part.hasChildNodes()) return;
    // Of our own making, with every word of the project escaped; the frame runs no script anyway.
    part.innerHTML = new TextDecoder().decode(this.#insideOf.get(part));
    part.style.removeProperty('height');
  }
}

/** The room stays, so that nothing moves in sight. */
function empty(part: Element & ElementCSSInlineStyle, height: number): void {
  part.style.height = `${height}px`;
  part.replaceChildren();
}
