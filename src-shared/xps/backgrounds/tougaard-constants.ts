import type { BackgroundSpec } from '../model';

/** A class of materials with one loss function (tougaard.ts). */
export interface TougaardClass {
  readonly id: 'universal' | 'polymer' | 'silica' | 'silicon' | 'aluminium';
  readonly kind: 'tougaardU2' | 'tougaardU3';
  /** eV². */
  readonly b: number;
  readonly c: number;
  /** Zero for U2. */
  readonly d: number;
  readonly source: string;
}

const classes1997 = 'Tougaard 1997, Surf. Interface Anal. 25, 137';

/** Published constants, the one that serves when nothing is said first of its kind. Polymers are the class nearest to a carbon composite. */
export const tougaardClasses: readonly TougaardClass[] = [
  { id: 'universal', kind: 'tougaardU2', b: 2866, c: 1643, d: 0, source: 'Tougaard 1988, Surf. Interface Anal. 11, 453: metals and oxides' },
  { id: 'polymer', kind: 'tougaardU3', b: 434, c: 551, d: 436, source: classes1997 },
  { id: 'silica', kind: 'tougaardU3', b: 325, c: 542, d: 275, source: classes1997 },
  { id: 'silicon', kind: 'tougaardU3', b: 132, c: 325, d: 96, source: classes1997 },
  { id: 'aluminium', kind: 'tougaardU3', b: 16.5, c: 230, d: 4.5, source: classes1997 },
];

/** Whether a background is made from a loss function of Tougaard's. */
export const isTougaard = (kind: BackgroundSpec['kind']): kind is TougaardClass['kind'] => kind === 'tougaardU2' || kind === 'tougaardU3';

/** The class that a kind of background takes by itself. */
export const usualClass = (kind: TougaardClass['kind']): TougaardClass => tougaardClasses.find((one) => one.kind === kind)!;

/** Constants of a class as settings, with B adjusted to the spectrum. */
export const constantsOf = ({ c, d, source }: TougaardClass): NonNullable<BackgroundSpec['tougaard']> => ({ b: null, c, d, source });

/** The constants that a Tougaard background of a model has: its own, or those of its kind's usual class. */
export const tougaardConstants = ({ tougaard }: BackgroundSpec, kind: TougaardClass['kind']): NonNullable<BackgroundSpec['tougaard']> => tougaard ?? constantsOf(usualClass(kind));
