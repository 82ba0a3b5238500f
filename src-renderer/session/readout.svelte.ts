/** What the status bar says about the place under the cursor. Plots set it, the frame shows it. */
class Readout {
  /** Coordinates with units, e.g. "282.04 eV, 8 912 counts". */
  cursor = $state<string | null>(null);
  /** File of the curve under the cursor. */
  file = $state<string | null>(null);

  clear(): void {
    this.cursor = null;
    this.file = null;
  }
}

export const readout = new Readout();
