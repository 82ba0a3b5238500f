export const settingsPages = ['general', 'keyboard'] as const;
type SettingsPage = (typeof settingsPages)[number];

/** The window with the settings of this computer: which of its pages is shown, or that it is closed. */
class SettingsWindow {
  #page = $state<SettingsPage | null>(null);

  get page(): SettingsPage | null {
    return this.#page;
  }

  show(page: SettingsPage): void {
    this.#page = page;
  }

  close(): void {
    this.#page = null;
  }
}

export const settingsWindow = new SettingsWindow();
