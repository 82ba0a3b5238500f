import { archive } from './archive';
import { board } from './board';
import { common } from './common';
import { compare } from './compare';
import { cycling } from './cycling';
import { cyclingFindings } from './cycling-findings';
import { edits } from './edits';
import { errors } from './errors';
import { figures } from './figures';
import { firstRun } from './first-run';
import { formats } from './formats';
import { keyNumbers } from './key-numbers';
import { library } from './library';
import { notes } from './notes';
import { overview } from './overview';
import { preview } from './preview';
import { raman } from './raman';
import { ramanFindings } from './raman-findings';
import { report } from './report';
import { start } from './start';
import { summary } from './summary';
import { xps } from './xps';
import { xpsFindings } from './xps-findings';
import { xpsTools } from './xps-tools';
import { xrd } from './xrd';
import { xrdFindings } from './xrd-findings';

/** English: the language that defines which keys exist. Keys are flat and start with their room: "error.…", "xps.…". */
export const en = { ...archive, ...board, ...common, ...compare, ...cycling, ...cyclingFindings, ...edits, ...errors, ...figures, ...firstRun, ...formats, ...keyNumbers, ...library, ...notes, ...overview, ...raman, ...ramanFindings, ...preview, ...report, ...start, ...summary, ...xps, ...xpsFindings, ...xpsTools, ...xrd, ...xrdFindings } as const;
