import type { RegionModel } from '../model';
import { li1s } from './li1s';
import { o1s } from './o1s';
import { zr3d } from './zr3d';

/** Region models that a user may take, but that no analysis takes by itself: what they answer is not asked of every sample. */
export const furtherTemplates: Readonly<Record<string, () => RegionModel>> = { O1s: o1s, Li1s: li1s, Zr3d: zr3d };
