import { createInterface } from 'node:readline';

/** Messages of the launchers go to stderr, so that what a program prints stays clean. */

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`halocline: ${sentence}\n`);
}

/**
 * Passes on what one of our programs says; the rest is Chromium talking about buses and graphics drivers.
 * @param {import('node:stream').Readable} stderr
 */
export function passOnOurs(stderr) {
  createInterface(stderr).on('line', (line) => {
    if (line.startsWith('halocline:')) process.stderr.write(`${line}\n`);
  });
}

/**
 * Ends a launcher with one sentence instead of a stack trace.
 * @param {unknown} error @returns {never}
 */
export function giveUp(error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
