type ThemeSetting = 'system' | 'light' | 'dark';
export type ThemeName = 'light' | 'dark';

/** The colours of this window: the tokens in app/tokens.css follow `data-theme`, charts follow `current`. */
class WindowTheme {
  #setting = $state<ThemeSetting>('system');
  #systemIsDark = $state(false);

  constructor() {
    const query = matchMedia('(prefers-color-scheme: dark)');
    this.#systemIsDark = query.matches;
    query.addEventListener('change', (event) => {
      this.#systemIsDark = event.matches;
      this.#show();
    });
  }

  get setting(): ThemeSetting {
    return this.#setting;
  }

  get current(): ThemeName {
    if (this.#setting !== 'system') return this.#setting;
    return this.#systemIsDark ? 'dark' : 'light';
  }

  choose(setting: ThemeSetting): void {
    this.#setting = setting;
    this.#show();
  }

  #show(): void {
    document.documentElement.dataset['theme'] = this.current;
  }
}

export const theme = new WindowTheme();
