import { describe, expect, it } from 'vitest';
import { fixture, spectraOf } from '@shared/formats/testing/fixture';
import { sourceAnalyserAngle } from './source-analyser-angle';

const block = (...[sourcePolar, sourceAzimuth, polar, azimuth]: string[]): Record<string, string> => ({
  'source polar angle / °': sourcePolar!,
  'source azimuth / °': sourceAzimuth!,
  'take-off polar angle / °': polar!,
  'take-off azimuth / °': azimuth!,
});

describe('the angle between X-rays and analyser', () => {
  it('is the polar angle of the source where the analyser stands on the normal', () => {
    expect(sourceAnalyserAngle(block('54.7', '180', '0', '0'))).toBe(54.7);
  });

  it('is the sum of the polar angles on opposite sides, their difference on the same side, and 60° at 45° with a right angle between', () => {
    expect(sourceAnalyserAngle(block('45', '0', '45', '180'))).toBe(90);
    expect(sourceAnalyserAngle(block('60', '90', '15', '90'))).toBe(45);
    expect(sourceAnalyserAngle(block('45', '0', '45', '90'))).toBe(60);
  });

  it('is not known from four zeros, nor where an angle is missing', () => {
    expect(sourceAnalyserAngle(block('0', '0', '0', '0'))).toBeNull();
    expect(sourceAnalyserAngle({ 'source polar angle / °': '54.7' })).toBeNull();
    expect(sourceAnalyserAngle({ comment: 'SourceAnalyserAngle: Not Specified' })).toBeNull();
  });

  it('is what the program that measured says', () => {
    expect(sourceAnalyserAngle({ comment: 'Created by Prodigy\nSourceAnalyserAngle: 54.44' })).toBe(54.44);
  });

  it('is read from a VersaProbe, whose source and analyser stand 45° from the sample', () => {
    expect(sourceAnalyserAngle(spectraOf(fixture('lg4x/Mutlipak_vms.npl'))[0]!.metadata)).toBe(90);
  });
});
