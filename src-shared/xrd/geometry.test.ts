import { expect, test } from 'vitest';
import { angleAtOtherWavelength, braggAngle, copper, displacementShift, latticeSpacing, scatteringVector, strainShift } from './geometry';

test('LiCl 111 of NBS card 04-0664 lies at 30.08° and has d = 2.967 Å', () => {
  const spacing = 5.1398 / Math.sqrt(3);
  expect(braggAngle(spacing, copper.kAlpha1A)).toBeCloseTo(30.09, 2);
  expect(latticeSpacing(30.09, copper.kAlpha1A)).toBeCloseTo(spacing, 3);
  expect(scatteringVector(30.09, copper.kAlpha1A)).toBeCloseTo((2 * Math.PI) / spacing, 3);
});

// Splittings computed for science/xrd-raman.md A1 from Hölzer's wavelengths.
test.each([
  [15, 0.038],
  [30, 0.076],
  [60, 0.165],
  [80, 0.24],
])('Kα2 lies beside Kα1 at %s° by %s°', (angle, splitting) => {
  expect(angleAtOtherWavelength(angle, copper.kAlpha1A, copper.kAlpha2A)! - angle).toBeCloseTo(splitting, 2);
});

test('Kβ ghosts of the strongest lines of LiCl and In', () => {
  expect(angleAtOtherWavelength(30.09, copper.kAlpha1A, copper.kBetaA)).toBeCloseTo(27.13, 1);
  expect(angleAtOtherWavelength(32.93, copper.kAlpha1A, copper.kBetaA)).toBeCloseTo(29.68, 1);
});

test('no reflection beyond backscattering', () => {
  expect(braggAngle(0.7, copper.kAlpha1A)).toBeNull();
});

test('a sample 0.1 mm too low at R = 150 mm', () => {
  expect(displacementShift(15, 0.1, 150)).toBeCloseTo(-0.076, 3);
  expect(displacementShift(60, 0.1, 150)).toBeCloseTo(-0.066, 3);
});

test('strain moves lines as the exact Bragg angle does', () => {
  const exact = braggAngle(latticeSpacing(50, copper.kAlpha1A) * 1.001, copper.kAlpha1A)! - 50;
  expect(strainShift(50, 0.001)).toBeCloseTo(exact, 3);
});
