/** The command line as a program: what `npm run halocline -- …` runs. */
import { run } from './run';
import { harmless } from './terminal';

void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${harmless(text)}\n`),
}).then((code) => {
  process.exitCode = code;
});
