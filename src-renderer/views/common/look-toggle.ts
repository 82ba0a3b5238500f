/** A part of a plot that can be shown or hidden. */
export interface LookToggle {
  readonly label: string;
  readonly isOn: boolean;
  /** Id of the command that does the same. */
  readonly command?: string;
  readonly ontoggle: (isOn: boolean) => void;
}
