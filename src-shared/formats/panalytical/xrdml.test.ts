import { describe, expect, test } from 'vitest';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { readFile } from '../registry';
import { textFile } from '../testing/fixture';

const scan = (points: string, axis = 'Gonio'): string => `<scan scanAxis="${axis}" status="Completed"><dataPoints>${points}</dataPoints></scan>`;
const file = (version: string, ...scans: readonly string[]): string =>
  `<?xml version="1.0"?><xrdMeasurements xmlns="http://www.xrdml.com/XRDMeasurement/${version}"><sample><id>S</id></sample><xrdMeasurement>${scans.join('')}</xrdMeasurement></xrdMeasurements>`;
const fromTo = '<positions axis="2Theta" unit="deg"><startPosition>10</startPosition><endPosition>10.04</endPosition></positions>';

const read = (text: string) => readFile(textFile('a.xrdml', text));
function spectra(text: string): readonly Spectrum[] {
  const result = read(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.file.measurements as readonly Spectrum[];
}

describe('XRDML', () => {
  test('1.0 with listed positions', () => {
    const [pattern] = spectra(file('1.0', scan('<positions axis="2Theta" unit="deg"><listPositions>10 10.5 11.5</listPositions></positions><commonCountingTime unit="seconds">2</commonCountingTime><intensities unit="counts">1 2 3</intensities>')));
    expect([...pattern!.x]).toEqual([10, 10.5, 11.5]);
    expect(pattern).toMatchObject({ intensity: 'counts', acquisition: { dwellS: 2 } });
  });

  test('several scans', () => {
    const counts = (values: string): string => scan(`${fromTo}<commonCountingTime>10</commonCountingTime><intensities unit="counts">${values}</intensities>`);
    expect(spectra(file('1.5', counts('1 2 3'), counts('4 5 6'))).map(({ y }) => [...y])).toEqual([[1, 2, 3], [4, 5, 6]]);
  });

  test('points that were counted for different times compare by their rates', () => {
    const timed = (times: string): string => file('2.1', scan(`${fromTo}<countingTimes unit="seconds">${times}</countingTimes><counts unit="counts">10 20 30</counts>`));
    const [pattern] = spectra(timed('1 2 10'));
    expect([...pattern!.y]).toEqual([10, 10, 3]);
    expect(pattern).toMatchObject({ intensity: 'count-rate', acquisition: { dwellS: null, exposure: Float64Array.of(1, 2, 10) } });
    // What is a rate already stays one.
    const rate = file('2.1', scan(`${fromTo}<countingTimes unit="seconds">1 2 10</countingTimes><intensities unit="cps">10 20 30</intensities>`));
    expect(spectra(rate).map(({ y, acquisition }) => [[...y], [...acquisition.exposure!]])).toEqual([[[10, 20, 30], [1, 2, 10]]]);
    expect(spectra(timed('2 2 2'))[0]).toMatchObject({ intensity: 'counts', acquisition: { dwellS: 2 } });
    expect(read(timed('1 2'))).toMatchObject({ ok: false, error: { key: 'format.error.unequalLengths' } });
    expect(read(timed('1 0 2'))).toMatchObject({ ok: false, error: { key: 'format.error.unexpected' } });
  });

  test('what the detector counted is multiplied by the attenuator, final intensities are not; both know the events', () => {
    const attenuated = (name: string): string => file('2.1', scan(`${fromTo}<commonCountingTime>2</commonCountingTime><beamAttenuationFactors>1 10 1</beamAttenuationFactors><${name} unit="counts">10 20 30</${name}>`));
    const facts = (text: string) => spectra(text).map(({ y, acquisition }) => [[...y], acquisition.exposure && [...acquisition.exposure]]);
    expect(facts(attenuated('counts'))).toEqual([[[10, 200, 30], [1, 0.1, 1]]]);
    expect(facts(attenuated('intensities'))).toEqual([[[10, 20, 30], [1, 0.1, 1]]]);
    expect(facts(attenuated('counts').replaceAll('1 10 1', '1 1 1'))).toEqual([[[10, 20, 30], undefined]]);
  });

  test('a scan over another axis is said to be one', () => {
    const omega = '<positions axis="2Theta"><commonPosition>30</commonPosition></positions><positions axis="Omega"><startPosition>5</startPosition><endPosition>5.02</endPosition></positions>';
    expect(spectra(file('1.5', scan(`${omega}<intensities unit="counts">1 2 3</intensities>`, 'Omega')))[0]).toMatchObject({ axis: 'unknown' });
  });
});
