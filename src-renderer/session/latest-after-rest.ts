/** Runs, for each key, only the last of many calls, once there was a rest of `restMs` after it. */
export function latestAfterRest(restMs: number): (key: string, run: () => void) => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  return (key, run) => {
    clearTimeout(waiting.get(key));
    waiting.set(key, setTimeout(run, restMs));
  };
}
