import type { Spectrum } from '@shared/spectrum/spectrum';
import type { RamanFinding, RamanSettings } from './result';

/** Raman shift (cm⁻¹) of a scattered wavelength, both in nm: 10⁷ (1/λ₀ − 1/λ). */
export function ramanShift(laserNm: number, wavelengthNm: number): number {
  return 1e7 * (1 / laserNm - 1 / wavelengthNm);
}

/** Where silicon stands, cm⁻¹: calibrations are given about it. */
export const siliconLine = 520.5;

/** What is added to a Raman shift, cm⁻¹. */
function calibrationAt([c0, c1, c2]: readonly [number, number, number], shift: number): number {
  const u = (shift - siliconLine) / 1000;
  return c0 + u * (c1 + u * c2);
}

/** Header entries that name the laser line, in the words of WITec, Renishaw and JASCO. */
const laserEntry = /laser|excitation|励起/i;
/** … and what else they say of a laser: 300 mW is no line. */
const otherOfLaser = /power|focus|intensity|current|temperature|attenuat|time|出力|強度|パワー/i;

/** Laser line that a file's header states, nm, or null. */
export function statedLaserNm({ metadata }: Spectrum): number | null {
  for (const [name, value] of Object.entries(metadata)) {
    if (!laserEntry.test(name) || otherOfLaser.test(name)) continue;
    const number = Number.parseFloat(value);
    // Lasers of Raman instruments, deep UV to near infrared.
    if (number >= 190 && number <= 1100) return number;
  }
  return null;
}

/** A spectrum on a calibrated Raman shift, or the reason why it has none. */
type OnShift = { readonly ok: true; readonly spectrum: Spectrum; readonly findings: readonly RamanFinding[] } | { readonly ok: false; readonly finding: RamanFinding };

/**
 * Brings a spectrum onto Raman shift: a wavelength axis by the laser line of the settings, the file, or the manifest (in this order),
 * and the calibration of the settings on top.
 */
export function onRamanShift(spectrum: Spectrum, { laserNm, calibration }: RamanSettings, manifestLaserNm: number | null = null): OnShift {
  const isWavelength = spectrum.axis === 'wavelength';
  const laser = laserNm ?? statedLaserNm(spectrum) ?? manifestLaserNm;
  if ((!isWavelength && spectrum.axis !== 'raman-shift') || (isWavelength && laser === null)) {
    return { ok: false, finding: { severity: 'problem', key: 'raman.axisNotShift', params: { axis: spectrum.axis } } };
  }
  const shift = isWavelength ? spectrum.x.map((wavelength) => ramanShift(laser!, wavelength)) : spectrum.x;
  const x = calibration ? shift.map((value) => value + calibrationAt(calibration, value)) : shift;
  return {
    ok: true,
    spectrum: x === spectrum.x ? spectrum : { ...spectrum, axis: 'raman-shift', x },
    findings: isWavelength ? [{ severity: 'info', key: 'raman.fromWavelength', params: { laser: laser! } }] : [],
  };
}
