import { expect, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { ramanShift, statedLaserNm } from './raman-axis';

const stated = (metadata: Record<string, string>): number | null => statedLaserNm({ metadata } as unknown as Spectrum);

test('the power of a laser is not its line', () => {
  expect(stated({ 'Laser power / mW': '300', 'Laser wavelength': '532.05 nm' })).toBe(532.05);
  expect(stated({ 'Laser Power': '200 mW' })).toBeNull();
  expect(stated({ 'Laser exposure time': '200 s' })).toBeNull();
  expect(stated({ 'Excitation wavelength': '633' })).toBe(633);
});

test('silicon of a helium–neon laser scatters at 654.37 nm', () => {
  // 1/(1/632.816 − 520.5e-7) nm.
  expect(ramanShift(632.816, 654.367)).toBeCloseTo(520.4, 0);
});
