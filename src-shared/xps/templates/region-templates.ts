import type { RegionModel } from '../model';
import { c1s } from './c1s';
import { cl2p } from './cl2p';
import { ru3dC1s } from './ru3d-c1s';
import { ru3p } from './ru3p';

/** Region models by region key, each a fresh copy. */
export const regionTemplates: Readonly<Record<string, () => RegionModel>> = { Ru3d_C1s: ru3dC1s, Cl2p: cl2p, Ru3p: ru3p, C1s: c1s };
