/** Which measurements the quantification of surveys reads, and the hash over them. */
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import { surveyKey } from '@shared/project/region-key';
import type { SurveySettings } from '@shared/xps/survey/model';
import { inputHash, rawKey } from './input-hash';

/** The measurements that are surveys of a state. */
export const surveysOf = ({ measurements }: ProjectDocument): ProjectMeasurement[] =>
  measurements.filter(({ technique, role, stateId, region }) => technique === 'xps' && role === 'state' && stateId !== null && region === surveyKey);

/** Hash over the settings and the raw files that the quantification reads: what `resultOf` holds. */
export const surveyInputHash = (document: ProjectDocument, settings: SurveySettings): string => inputHash(settings, surveysOf(document).map(rawKey));
