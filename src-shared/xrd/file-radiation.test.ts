import { describe, expect, it } from 'vitest';
import { fileRadiation } from './file-radiation';

describe('fileRadiation', () => {
  it('reads cobalt from a PANalytical header', () => {
    // Co Kα as in XRDML files of PANalytical instruments.
    expect(fileRadiation({ kAlpha1: '1.7889960', kAlpha2: '1.7928350', kBeta: '1.6208300', ratioKAlpha2KAlpha1: '0.5000' })).toEqual({ kAlpha1A: 1.788996, kAlpha2A: 1.792835, kAlpha2Ratio: 0.5, kBetaA: 1.62083 });
  });

  it('takes units into account and a monochromator at its word', () => {
    const radiation = fileRadiation({ WaveLengthAlpha1: '0.15406 nm', WaveLengthAlpha2: '1.5444 Å', WaveLengthRatio: '0 ' });
    expect(radiation!.kAlpha1A).toBeCloseTo(1.5406, 10);
    expect(radiation!.kAlpha2Ratio).toBe(0);
  });

  it('says when a header names no wavelength, or none that could be', () => {
    expect(fileRadiation({})).toBeNull();
    expect(fileRadiation({ HW_XG_WAVE_LENGTH_ALPHA1: '0' })).toBeNull();
    expect(fileRadiation({ kAlpha1: 'Cu' })).toBeNull();
  });
});
