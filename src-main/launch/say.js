/** Messages of the launchers go to stderr, so that what a program prints stays clean. */

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`halocline: ${sentence}\n`);
}

/**
 * Ends a launcher with one sentence instead of a stack trace.
 * @param {unknown} error @returns {never}
 */
export function giveUp(error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
