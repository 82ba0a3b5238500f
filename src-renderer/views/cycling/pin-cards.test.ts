import { describe, expect, it } from 'vitest';
import { pinCards, type PinPlace } from './pin-cards';

const area = { left: 50, top: 50, width: 800, height: 300 };
const pin = (id: string, left: number, top: number): PinPlace => ({ id, label: id, words: '+70.0 mAh/g, 4.420 V', left, top });
/** A straight line from one place to another, a point every pixel. */
const line = (from: readonly [number, number], to: readonly [number, number]) =>
  Array.from({ length: 400 }, (_, i) => ({ left: from[0] + ((to[0] - from[0]) * i) / 399, top: from[1] + ((to[1] - from[1]) * i) / 399 }));

describe('pinCards', () => {
  it('gives pins that touch one card, and others their own', () => {
    const cards = pinCards([pin('a', 100, 300), pin('b', 110, 300), pin('c', 700, 80)], [], area);
    expect(cards.map(({ pins }) => pins.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
  });

  it('puts a card where the curve does not run, inside the frame and off every pin', () => {
    const curve = line([100, 300], [700, 80]);
    const pins = [pin('low', 100, 300), pin('middle', 400, 190), pin('high', 700, 80)];
    for (const { box } of pinCards(pins, curve, area)) {
      const inside = ({ left, top }: { left: number; top: number }): boolean => left > box.left && left < box.left + box.width && top > box.top && top < box.top + box.height;
      expect(curve.some(inside)).toBe(false);
      expect(pins.some(inside)).toBe(false);
      expect(box.left).toBeGreaterThanOrEqual(area.left);
      expect(box.left + box.width).toBeLessThanOrEqual(area.left + area.width);
      expect(box.top).toBeGreaterThanOrEqual(area.top);
      expect(box.top + box.height).toBeLessThanOrEqual(area.top + area.height);
    }
  });

  it('keeps cards apart, and says how many pins a long one leaves out', () => {
    const crowd = Array.from({ length: 20 }, (_, i) => pin(`p${i}`, 400, 200 + i));
    const [card] = pinCards(crowd, [], area);
    expect([card!.pins.length, card!.more]).toEqual([5, 15]);
    const [one, two] = pinCards([pin('a', 300, 200), pin('b', 340, 200)], [], area);
    const apart = one!.box.left + one!.box.width <= two!.box.left || two!.box.left + two!.box.width <= one!.box.left || one!.box.top + one!.box.height <= two!.box.top || two!.box.top + two!.box.height <= one!.box.top;
    expect(apart).toBe(true);
  });
});
