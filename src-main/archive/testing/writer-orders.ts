/** What a writer process is told to do to itself. */
export interface WriterOrders {
  /** Step of the disk at which it ends itself; null leaves it to others. */
  readonly killAt: number | null;
  /** System errors by step of the disk. */
  readonly faults: Readonly<Record<number, string>>;
  readonly seed: number;
}
