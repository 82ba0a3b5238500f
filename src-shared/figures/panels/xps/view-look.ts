/** How the XPS view is looked at; kept in the document's view state. */
export interface ViewLook {
  readonly hasCommonCounts: boolean;
  readonly hasResiduals: boolean;
  readonly hasBackground: boolean;
  readonly hasHandles: boolean;
  readonly hasNotes: boolean;
}

type Remembered = Readonly<Record<string, string | number | boolean | null>> | undefined;

/** The look that the document remembers, with defaults for what it does not. */
export function rememberedLook(remembered: Remembered): ViewLook {
  const flag = (name: string, fallback: boolean): boolean => (typeof remembered?.[name] === 'boolean' ? remembered[name] : fallback);
  return {
    hasCommonCounts: flag('hasCommonCounts', false),
    hasResiduals: flag('hasResiduals', true),
    hasBackground: flag('hasBackground', true),
    hasHandles: flag('hasHandles', true),
    hasNotes: flag('hasNotes', true),
  };
}
