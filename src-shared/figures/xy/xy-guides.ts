/** Reference lines and their words. */
import type { Box } from '../scene/box';
import type { PlotTheme } from '../scene/plot-theme';
import { layers, rules, words, type SceneElement } from '../scene/scene';
import { textWidth } from '../scene/text-width';
import { toPixelX, toPixelY, type XyGuide, type XyLook } from './xy-plot';

const guideLetters = 11;

const guidesIn = (guides: readonly XyGuide[], wanted: XyGuide['axis'], look: XyLook): readonly XyGuide[] => guides.filter(({ axis, at }) => axis === wanted && at >= look[axis][0] && at <= look[axis][1]);

/** Reference lines: upright ones unbroken, level ones dashed. */
export function guideLines(guides: readonly XyGuide[], look: XyLook, box: Box, theme: PlotTheme): SceneElement[] {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const line = { opacity: 0.7, layer: layers.shade };
  return [
    ...guidesIn(guides, 'x', look).flatMap(({ at }) => rules([[toPixelX(at, look.x, box), box.top, toPixelX(at, look.x, box), bottom]], theme.faintText, line)),
    ...guidesIn(guides, 'y', look).flatMap(({ at }) => rules([[box.left, toPixelY(at, look.y, box), right, toPixelY(at, look.y, box)]], theme.faintText, { ...line, dash: [4, 4] })),
  ];
}

interface GuideWords extends Box {
  readonly text: string;
}

/** The top of words at a level line: on it, or under it where the frame ends above. */
const besideLine = (line: number, { top }: Box): number => (line - 16 < top + 1 ? line + 3 : line - 16);

/** The words of reference lines. That of an upright line gives way to those of level lines, and stands on the side where there is room. */
export function guideWords(guides: readonly XyGuide[], look: XyLook, box: Box): GuideWords[] {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const placed = (text: string, left: number, top: number): GuideWords => ({ text, left, top, width: textWidth(text, guideLetters), height: guideLetters + 2 });
  const level = guidesIn(guides, 'y', look).filter(({ label: text }) => text !== '').map(({ at, label: text, isLabelLeft = false }) => placed(text, isLabelLeft ? box.left + 6 : right - 6 - textWidth(text, guideLetters), besideLine(toPixelY(at, look.y, box), box)));
  // The word of a level line stands on it, so both leave a place above them free.
  const lowest = level.reduce((top, { top: taken }) => (taken > bottom - 38 && taken - 18 < top ? taken - 18 : top), bottom - 18);
  const upright = guidesIn(guides, 'x', look).filter(({ label: text }) => text !== '').map(({ at, label: text }) => {
    const x = toPixelX(at, look.x, box);
    const width = textWidth(text, guideLetters);
    const beside = x + 5 + width > right ? x - 5 - width : x + 5;
    // Across its line where there is no room on either side.
    return placed(text, Math.max(box.left + 3, beside), lowest);
  });
  return [...upright, ...level];
}

/** Level reference lines as what words keep off. */
export const levelLines = (guides: readonly XyGuide[], look: XyLook, { left, top, width, height }: Box): Box[] => guidesIn(guides, 'y', look).map(({ at }) => ({ left, top: toPixelY(at, look.y, { left, top, width, height }) - 1, width, height: 2 }));

/** Words of reference lines where they were placed. */
export const guideNames = (placed: readonly GuideWords[], theme: PlotTheme): SceneElement[] =>
  placed.map(({ text, left, top }) => words(text, left, top, { color: theme.faintText, size: guideLetters, layer: layers.area }));
