/** A phase that can be tested or drawn. */
export interface PhaseChoice {
  readonly name: string;
  readonly origin: 'listed' | 'user' | 'shipped';
  readonly isTested: boolean;
}
