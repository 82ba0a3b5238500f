import { expect, it } from 'vitest';
import { headingParts } from './data-table';

it('keeps units and spectral lines of a heading in one piece', () => {
  const whole = (label: string) => headingParts(label).filter((_, at) => at % 2 === 1);
  expect(whole('Ru 3p3/2 (at-%)')).toEqual(['(at-%)']);
  expect(whole('Ru 3d₅/₂ − Cl 2p₃/₂ (eV)')).toEqual(['3d₅/₂', '2p₃/₂']);
  expect(whole('Cl/Ru with RSF')).toEqual([]);
  expect(headingParts('Ru 3d₅/₂ − Cl 2p₃/₂ (eV)').join('')).toBe('Ru 3d₅/₂ − Cl 2p₃/₂ (eV)');
});
