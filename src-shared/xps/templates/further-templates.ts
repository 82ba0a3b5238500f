import type { RegionModel } from '../model';
import { au4f } from './au4f';
import { li1s } from './li1s';
import { o1s } from './o1s';
import { organicCarbon } from './organic-carbon';
import { zr3d } from './zr3d';

/** Region models by region key that a user may take, but that no analysis takes by itself: what they answer is not asked of every sample. */
export const furtherTemplates: Readonly<Record<string, () => RegionModel>> = { O1s: o1s, Li1s: li1s, Zr3d: zr3d, C1s: organicCarbon, Au4f: au4f };
