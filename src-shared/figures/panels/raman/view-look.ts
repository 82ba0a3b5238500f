/** How the Raman view is looked at; kept in the document's view state. */
import type { Arrangement } from '../../stack/stack-rows';

type RamanArrangement = Extract<Arrangement, 'rows' | 'offset' | 'overlay'>;
export const arrangements: readonly RamanArrangement[] = ['rows', 'offset', 'overlay'];
/** The counts with the fitted mixture, the counts with the baseline of the display, or the spectra after the display steps. */
export const drawnKinds = ['mixture', 'baseline', 'prepared'] as const;
export const tableKinds = ['references', 'bands', 'similarity'] as const;
export const measures = ['cosine', 'pearson', 'spectralAngleDeg', 'hitQuality'] as const;
export type Measure = (typeof measures)[number];

export interface ViewLook {
  readonly tab: 'states' | 'others';
  readonly drawn: (typeof drawnKinds)[number];
  readonly arrangement: RamanArrangement;
  readonly hasCommonScale: boolean;
  readonly hasResiduals: boolean;
  readonly hasNotes: boolean;
  readonly hasReferences: boolean;
  readonly hasSpikes: boolean;
  /** Substances of the band table whose positions are drawn, by name. */
  readonly sticks: readonly string[];
  readonly table: (typeof tableKinds)[number];
  readonly measure: Measure;
}

type Remembered = Readonly<Record<string, string | number | boolean | null>> | undefined;

/** The look that the document remembers, with defaults for what it does not. */
export function rememberedLook(remembered: Remembered): ViewLook {
  const flag = (name: string, fallback: boolean): boolean => (typeof remembered?.[name] === 'boolean' ? remembered[name] : fallback);
  const choice = <T extends string>(name: string, values: readonly T[]): T => values.find((value) => value === remembered?.[name]) ?? values[0]!;
  const sticks = remembered?.['sticks'];
  return {
    tab: choice('tab', ['states', 'others']),
    drawn: choice('drawn', drawnKinds),
    arrangement: choice('arrangement', arrangements),
    hasCommonScale: flag('hasCommonScale', false),
    hasResiduals: flag('hasResiduals', true),
    hasNotes: flag('hasNotes', true),
    hasReferences: flag('hasReferences', true),
    hasSpikes: flag('hasSpikes', true),
    sticks: typeof sticks === 'string' ? sticks.split('\n').filter((name) => name !== '') : ['alpha-RuCl3', 'carbon'],
    table: choice('table', tableKinds),
    measure: choice('measure', measures),
  };
}
