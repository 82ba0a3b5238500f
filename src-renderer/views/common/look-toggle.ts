/** A part of a plot that can be shown or hidden. */
export interface LookToggle {
  readonly label: string;
  readonly isOn: boolean;
  /** Key that does the same. */
  readonly shortcut?: string;
  readonly ontoggle: (isOn: boolean) => void;
}
