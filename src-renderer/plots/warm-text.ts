import { plotFont } from '@shared/figures/scene/plot-theme';

/** Characters of axis titles and labels that are not in every font. */
const rareCharacters = ['⁺', '⁻', '²', '³', '₃', 'ᵣ', 'χ', '−', 'Å'];

/**
 * Measures rare characters one after the other while the window rests: finding the font that has one takes the system up to 60 ms, once,
 * which the first plot would have to wait for.
 */
export function warmText(): void {
  const context = document.createElement('canvas').getContext('2d');
  const waiting = ['12px', '600 12px'].flatMap((style) => rareCharacters.map((character) => ({ style, character })));
  const next = (): void => {
    const one = waiting.shift();
    if (!context || !one) return;
    context.font = `${one.style} ${plotFont}`;
    context.measureText(one.character);
    requestIdleCallback(next);
  };
  requestIdleCallback(next);
}
