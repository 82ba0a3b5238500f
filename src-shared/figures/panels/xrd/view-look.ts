/** How the XRD view is looked at; kept in the document's view state. */
import type { Arrangement } from '../../stack/stack-rows';

type XrdArrangement = Extract<Arrangement, 'rows' | 'offset' | 'overlay'>;
export const arrangements: readonly XrdArrangement[] = ['rows', 'offset', 'overlay'];
export const secondAxes = ['none', 'q', 'd'] as const;
export const tableKinds = ['limits', 'halos', 'peaks'] as const;

export interface ViewLook {
  readonly tab: 'states' | 'others';
  readonly arrangement: XrdArrangement;
  readonly hasCommonScale: boolean;
  readonly hasResiduals: boolean;
  readonly hasNotes: boolean;
  readonly hasHalos: boolean;
  /** Patterns are drawn above the smooth scattering. */
  readonly isRemoved: boolean;
  readonly hasSearch: boolean;
  readonly secondAxis: (typeof secondAxes)[number];
  /** Phases whose lines are drawn, by name. */
  readonly sticks: readonly string[] | null;
  /** ° at low angle by which drawn lines are moved. */
  readonly stickDisplacement: number;
  /** Magnification of drawn lines. */
  readonly stickHeight: number;
  readonly table: (typeof tableKinds)[number];
  readonly limitKind: 'upper' | 'detection';
  readonly limitUnit: 'weight' | 'halo' | 'counts';
}

type Remembered = Readonly<Record<string, string | number | boolean | null>> | undefined;

/** The look that the document remembers, with defaults for what it does not. */
export function rememberedLook(remembered: Remembered): ViewLook {
  const flag = (name: string, fallback: boolean): boolean => (typeof remembered?.[name] === 'boolean' ? remembered[name] : fallback);
  const number = (name: string, fallback: number): number => (typeof remembered?.[name] === 'number' ? remembered[name] : fallback);
  const choice = <T extends string>(name: string, values: readonly T[], fallback: T): T => values.find((value) => value === remembered?.[name]) ?? fallback;
  const sticks = remembered?.['sticks'];
  return {
    tab: choice('tab', ['states', 'others'], 'states'),
    arrangement: choice('arrangement', arrangements, 'rows'),
    hasCommonScale: flag('hasCommonScale', false),
    hasResiduals: flag('hasResiduals', true),
    hasNotes: flag('hasNotes', true),
    hasHalos: flag('hasHalos', true),
    isRemoved: flag('isRemoved', false),
    hasSearch: flag('hasSearch', true),
    secondAxis: choice('secondAxis', secondAxes, 'q'),
    sticks: typeof sticks === 'string' ? sticks.split('\n').filter((name) => name !== '') : null,
    stickDisplacement: number('stickDisplacement', 0),
    stickHeight: number('stickHeight', 1),
    table: choice('table', tableKinds, 'limits'),
    limitKind: choice('limitKind', ['upper', 'detection'], 'upper'),
    limitUnit: choice('limitUnit', ['weight', 'halo', 'counts'], 'weight'),
  };
}
