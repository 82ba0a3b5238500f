import { expect, it } from 'vitest';
import { testSettings } from '@shared/xps/testing/test-settings';
import { drawFiveStates } from '@shared/xps/testing/five-states';
import { addShippedSpecies, dropCorrection, fitCommonWidths, fitOwnWidths, leaveOutSpecies, searchShiftsAround, setShift } from './step-edits';

const settings = () => testSettings(drawFiveStates(2, 'voigt').states);
const species = (of: ReturnType<typeof settings>) => of.regions.find(({ region }) => region === 'Ru3d_C1s')!.components.map(({ id }) => id);

it('adds a species once, and takes it out for good', () => {
  const changed = settings();
  addShippedSpecies(changed, 'ruMetal');
  addShippedSpecies(changed, 'ruMetal');
  expect(species(changed).filter((id) => id === 'ruMetal')).toHaveLength(1);
  leaveOutSpecies(changed, 'ruMetal');
  expect(species(changed)).toEqual(species(settings()));
  expect(changed.foreignSpecies).toBe('suggest');
  expect(() => addShippedSpecies(changed, 'unobtainium')).toThrow('unobtainium');
});

it('makes the satellite a part of Ru³⁺, and takes it out for good', () => {
  const changed = settings();
  const ru3 = () => Object.keys(changed.regions.find(({ region }) => region === 'Ru3d_C1s')!.components.find(({ id }) => id === 'ru3')!.parameters);
  const before = ru3();
  addShippedSpecies(changed, 'ru3Satellite');
  expect(species(changed)).toEqual(species(settings()));
  expect(ru3()).toEqual([...before, 'satelliteShare', 'satelliteShift', 'satelliteWidth']);
  leaveOutSpecies(changed, 'ru3Satellite');
  expect(ru3()).toEqual(before);
  expect(changed.foreignSpecies).toBe('suggest');
});

it('gives every fitted state a width of its own, and takes it out for good', () => {
  const changed = settings();
  fitOwnWidths(changed);
  expect(Object.keys(changed.broadening!)).toEqual(changed.states);
  for (const square of Object.values(changed.broadening!)) expect(Math.sqrt(square)).toBeCloseTo(0.3);
  fitCommonWidths(changed);
  expect(changed.broadening).toBeUndefined();
  expect(changed.foreignSpecies).toBe('suggest');
});

it('searches around another charge shift from nowhere', () => {
  const changed = settings();
  changed.chargeReference.shifts = { before: 3 };
  searchShiftsAround(changed, 4.46);
  expect(changed.chargeReference).toMatchObject({ searchRange: [1.5, 7.5], shifts: {} });
});

it('gives one state a charge shift and leaves the others theirs', () => {
  const changed = settings();
  changed.chargeReference = { ...changed.chargeReference, kind: 'fixed', shifts: { before: 3, charge1: 0.2 } };
  const { searchRange } = changed.chargeReference;
  setShift(changed, 'charge1', 4.46);
  expect(changed.chargeReference).toMatchObject({ kind: 'fixed', searchRange, shifts: { before: 3, charge1: 4.46 } });
});

it('takes away one correction and leaves the others', () => {
  const changed = settings();
  changed.quantification.transmission = { kind: 'power', exponent: -0.7 };
  changed.quantification.inelasticMeanFreePath = { kind: 'power', exponent: 0.75 };
  dropCorrection(changed, 'meanFreePath');
  expect(changed.quantification).toMatchObject({ transmission: { kind: 'power' }, inelasticMeanFreePath: { kind: 'none' } });
  dropCorrection(changed, 'transmission');
  expect(changed.quantification.transmission).toEqual({ kind: 'none' });
});
