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

/** English: the language that defines which keys exist. Keys are flat and start with their room: "error.…", "xps.…". */
export const en = { ...archive, ...common, ...cyclingFindings, ...edits, ...errors, ...formats, ...overview, ...report, ...start, ...xps, ...xpsFindings, ...xrd, ...xrdFindings } as const;
