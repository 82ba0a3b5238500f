/**
 * Runs, for each key, the first of many calls at once and the last one when there was a rest of `restMs` after it: what is chosen
 * once is kept even if the window closes the next moment, and a drag costs two runs.
 */
export function latestAfterRest(restMs: number): (key: string, run: () => void) => void {
  const resting = new Map<string, ReturnType<typeof setTimeout>>();
  return (key, run) => {
    const timer = resting.get(key);
    if (timer === undefined) run();
    else clearTimeout(timer);
    const end = (): void => {
      resting.delete(key);
      if (timer !== undefined) run();
    };
    resting.set(key, setTimeout(end, restMs));
  };
}
