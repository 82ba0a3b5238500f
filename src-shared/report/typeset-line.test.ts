import { expect, it } from 'vitest';
import { typesetLine } from './typeset-line';

it.each([
  ['Ru3+ 3d5/2', 'Ru³⁺ 3d₅/₂'],
  ['Cl- 2p3/2', 'Cl⁻ 2p₃/₂'],
  ['RuO2 3d3/2', 'RuO₂ 3d₃/₂'],
  ['Ru metal 3d5/2', 'Ru metal 3d₅/₂'],
  ['C1s sp2', 'C 1s sp²'],
  ['C1s pi-pi*', 'C 1s π–π*'],
  ['C1s C-O', 'C 1s C–O'],
  ['C1s O-C=O', 'C 1s O–C=O'],
  ['C1s C-C', 'C 1s C–C'],
  ['Fe2p A', 'Fe 2p A'],
  ['Ru3p 3p1/2', 'Ru 3p 3p₁/₂'],
])('writes %s as %s', (name, written) => {
  expect(typesetLine(name)).toBe(written);
});
