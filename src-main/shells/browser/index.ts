/**
 * `node out/main/browser.cjs [--port <number>] [--user-data <folder>]`: serves the workstation on 127.0.0.1 until it is
 * asked to end (SIGINT, SIGTERM). The only line on stdout is the address, with the token in its fragment.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { version } from '../../../package.json';
import { Host } from '../../host/host';
import { StoredJson } from '../../host/stored-json';
import { errorCode } from '../../project-store/file-system';
import { standardFolders, userDataVariable, userFolders } from '../user-folders';
import { startServer, type RunningServer } from './server';

const report = (error: unknown): void => void process.stderr.write(`halocline: ${error instanceof Error ? error.message : String(error)}\n`);

const program = join(__dirname, '../..');
const { values } = parseArgs({ options: { port: { type: 'string' }, 'user-data': { type: 'string' } } });
const folders = userFolders(standardFolders(process.env), values['user-data'] ?? process.env[userDataVariable]);

/** The port of this user, picked once: the page's storage belongs to its origin, and so to the port. */
const keptPort = new StoredJson(join(folders.userData, 'browser-shell.json'), v.object({ port: v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65535)) }), () => ({
  port: randomInt(20_000, 60_000),
}));

async function run(): Promise<void> {
  const host = new Host({ version, shell: 'browser', ...folders, sampleFolder: join(program, 'resources', 'sample'), onUnexpected: report });
  const options = { host, pageFolder: join(program, 'out', 'renderer'), token: randomBytes(24).toString('base64url') };
  const server = await listen(options);
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    void Promise.all([server.close(), host.close()])
      .catch(report)
      .finally(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  process.stdout.write(`${server.address}\n`);
}

/** On the given port, else on the kept one, else (another Halocline has it) on any for this time. */
async function listen(options: Omit<Parameters<typeof startServer>[0], 'port'>): Promise<RunningServer> {
  if (values.port !== undefined) return startServer({ ...options, port: Number(values.port) });
  const { port } = await keptPort.change((content) => content);
  try {
    return await startServer({ ...options, port });
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE' && errorCode(error) !== 'EACCES') throw error;
    return startServer({ ...options, port: 0 });
  }
}

run().catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
