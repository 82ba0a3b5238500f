import { liRuCl4 } from '../quantification/mean-free-path';
import { scofieldAl } from '../sensitivity-factors/scofield';
import type { RegionData } from '../series';
import type { SurveySettings } from '../survey/model';
import { surveyLines } from '../survey/survey-lines';

/** The template with Scofield's factors, TPP-2M and the transmission that the synthetic surveys are made with. */
export const testSurveySettings = (): SurveySettings => ({
  lines: surveyLines(),
  quantification: { sensitivityFactors: scofieldAl, transmission: { kind: 'power', exponent: -0.6 }, inelasticMeanFreePath: { kind: 'tpp2m', ...liRuCl4 }, ruFrom: 'Ru3p' },
  photonEnergyEv: 1486.6,
  photonEnergySource: 'file',
  shifts: {},
  falseAlarmRate: 0.05,
  isMonochromated: null,
});

/** Counts from 0 eV on in steps of 1 eV. */
export function testSurvey(counts: ArrayLike<number>): RegionData {
  const values = Float64Array.from(counts);
  return { measurementId: 'survey', bindingEnergy: values.map((_, i) => i), counts: values, livetimeS: 1, isPoisson: true, transmission: null };
}
