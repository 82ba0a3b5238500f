import type { Translation } from '../message';
import type { en } from '../en/index';
import { archive } from './archive';
import { common } from './common';
import { cyclingFindings } from './cycling-findings';
import { edits } from './edits';
import { errors } from './errors';
import { formats } from './formats';
import { overview } from './overview';
import { report } from './report';
import { start } from './start';
import { xps } from './xps';
import { xpsFindings } from './xps-findings';
import { xrd } from './xrd';
import { xrdFindings } from './xrd-findings';

export const ja: Translation<typeof en> = { ...archive, ...common, ...cyclingFindings, ...edits, ...errors, ...formats, ...overview, ...report, ...start, ...xps, ...xpsFindings, ...xrd, ...xrdFindings };
