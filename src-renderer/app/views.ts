import { archive } from '../views/archive';
import { board } from '../views/board';
import { compare } from '../views/compare';
import { cycling } from '../views/cycling';
import { overview } from '../views/overview';
import { raman } from '../views/raman';
import { report } from '../views/report';
import { xps } from '../views/xps';
import { xrd } from '../views/xrd';
import type { View } from '../session/view';

/** The views of an open project in the order of the rail. A view adds itself here with one entry. */
export const views: readonly View[] = [overview, cycling, xrd, raman, xps, compare, board, report, archive];
