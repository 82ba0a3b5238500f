/**
 * The drawings of a previewed report: only those near what is looked at stand in the page. All of fifty states at once would take the
 * window a tenth of a second and its memory for what nobody looks at.
 */
export class FrameDrawings {
  readonly #insideOf = new Map<Element, Uint8Array<ArrayBuffer>>();
  readonly #observer: IntersectionObserver;

  /** @param page a page whose drawings are empty @param drawings what belongs inside them, in their order, UTF-8 */
  constructor(page: Document, drawings: readonly Uint8Array<ArrayBuffer>[]) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) this.#draw(target);
          else target.replaceChildren();
        }
      },
      // One screen above and below.
      { root: page, rootMargin: '100% 0px' },
    );
    for (const [at, drawing] of [...page.querySelectorAll('svg')].entries()) {
      this.#insideOf.set(drawing, drawings[at]!);
      this.#observer.observe(drawing);
    }
  }

  /** Draws all of them, as paper needs it; they stay. */
  drawAll(): void {
    this.dispose();
    for (const drawing of this.#insideOf.keys()) this.#draw(drawing);
  }

  dispose(): void {
    this.#observer.disconnect();
  }

  #draw(drawing: Element): void {
    // Of our own making, with every word of the project escaped; the frame runs no script anyway.
    if (!drawing.hasChildNodes()) drawing.innerHTML = new TextDecoder().decode(this.#insideOf.get(drawing));
  }
}
