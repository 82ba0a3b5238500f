/** Where the words of the pins stand: pins close together share a card, and a card stands where no curve runs. */
import type { Box } from '@shared/figures/scene/box';
import { textWidth } from '@shared/figures/scene/text-width';

export interface PinPlace {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  /** Of the pin's middle, px. */
  readonly left: number;
  readonly top: number;
}

export interface PinCard {
  /** In the order they were given in. */
  readonly pins: readonly PinPlace[];
  /** Pins of the group that the card has no line for. */
  readonly more: number;
  readonly box: Box;
  /** From the middle of the pins to the edge of the card. */
  readonly leader: readonly [number, number, number, number];
}

/** Pins nearer to each other than this share a card, px. */
const near = 34;
/** A card with more lines would hide the curve. */
const mostLines = 6;
export const cardLine = 20;
const pinRadius = 15;

/** Mark, gaps and padding of a line, px. */
const lineExtra = 52;

/** Directions a card may stand in from its pins, the preferred first: beside them, then above and below. */
const directions = [[1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1], [0, -1], [0, 1]] as const;
const distances = [26, 52, 90];

/** @param curve places that cards keep off, px @param area the frame of the plot @param taken where other words stand already; defaults to nowhere */
export function pinCards(pins: readonly PinPlace[], curve: readonly { readonly left: number; readonly top: number }[], area: Box, taken: readonly Box[] = []): PinCard[] {
  const cards: PinCard[] = [];
  for (const group of groups(pins)) {
    const shown = group.length > mostLines ? group.slice(0, mostLines - 1) : group;
    const size = { width: Math.max(...shown.map(({ label, words }) => textWidth(label, 12, true) + textWidth(words))) + lineExtra, height: cardLine * (shown.length + (group.length > shown.length ? 1 : 0)) + 4 };
    const middle = { left: mean(group.map(({ left }) => left)), top: mean(group.map(({ top }) => top)) };
    const box = bestBox(middle, size, { curve, pins, area, others: [...taken, ...cards.map((card) => card.box)] });
    cards.push({ pins: shown, more: group.length - shown.length, box, leader: [middle.left, middle.top, clamp(middle.left, box.left, box.left + box.width), clamp(middle.top, box.top, box.top + box.height)] });
  }
  return cards;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Pins that are near one another, directly or through others. */
function groups(pins: readonly PinPlace[]): PinPlace[][] {
  const found: PinPlace[][] = [];
  for (const pin of pins) {
    const touching = found.filter((group) => group.some(({ left, top }) => Math.hypot(left - pin.left, top - pin.top) < near));
    const merged = [...touching.flat(), pin];
    for (const group of touching) found.splice(found.indexOf(group), 1);
    found.push(merged);
  }
  return found.map((group) => [...group].sort((a, b) => pins.indexOf(a) - pins.indexOf(b)));
}

interface Surroundings {
  readonly curve: readonly { readonly left: number; readonly top: number }[];
  readonly pins: readonly PinPlace[];
  readonly area: Box;
  readonly others: readonly Box[];
}

/** The place with the least curve under it; of equal ones the nearest and most preferred. */
function bestBox(middle: { readonly left: number; readonly top: number }, { width, height }: { readonly width: number; readonly height: number }, { curve, pins, area, others }: Surroundings): Box {
  let best: { box: Box; cost: number } | null = null;
  for (const distance of distances) {
    for (const [right, down] of directions) {
      const box = {
        left: clamp(middle.left + right * distance - (right === 1 ? 0 : right === -1 ? width : width / 2), area.left + 4, area.left + area.width - width - 4),
        top: clamp(middle.top + down * distance - (down === 1 ? 0 : down === -1 ? height : height / 2), area.top + 4, area.top + area.height - height - 4),
        width,
        height,
      };
      const inside = ({ left, top }: { readonly left: number; readonly top: number }, room: number): boolean => left > box.left - room && left < box.left + width + room && top > box.top - room && top < box.top + height + room;
      const overlapped = others.filter((other) => box.left < other.left + other.width && other.left < box.left + width && box.top < other.top + other.height && other.top < box.top + height).length;
      const cost = curve.filter((point) => inside(point, 3)).length + 1000 * overlapped + 200 * pins.filter((pin) => inside(pin, pinRadius)).length + 0.02 * distance;
      if (best === null || cost < best.cost - 1e-9) best = { box, cost };
    }
  }
  return best!.box;
}
