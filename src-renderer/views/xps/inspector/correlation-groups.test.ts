import { expect, it } from 'vitest';
import { correlationGroups } from './correlation-groups';

it('takes pairs of the same quantities in other states together, and leaves one pair by itself its states', () => {
  const groups = correlationGroups([
    { a: 'Cl2p/cl.shift@one', b: 'Cl2p/cl.shift@two', r: 0.99 },
    { a: 'Cl2p/cl.width', b: 'Cl2p/cl.lorentz', r: -0.95 },
    { a: 'Cl2p/cl.shift@two', b: 'Cl2p/cl.shift@three', r: 0.97 },
    { a: 'shift@one', b: 'Ru3d/ru3.position', r: -0.91 },
    { a: 'Ru3d/ru3.position', b: 'shift@two', r: -0.93 },
    { a: 'shift@one', b: 'Cl2p/cl.width', r: 0.92 },
  ]);
  expect(groups.map(({ a, b, pairs, r }) => [a, b, pairs.length, r])).toEqual([
    ['Cl2p/cl.shift', 'Cl2p/cl.shift', 2, [0.97, 0.99]],
    ['Cl2p/cl.width', 'Cl2p/cl.lorentz', 1, [-0.95, -0.95]],
    ['shift', 'Ru3d/ru3.position', 2, [-0.91, -0.93]],
    ['shift@one', 'Cl2p/cl.width', 1, [0.92, 0.92]],
  ]);
});
