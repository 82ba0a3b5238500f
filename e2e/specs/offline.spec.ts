import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const root = join(import.meta.dirname, '../..');

/** Why sessions cannot be cut off from the network and watched here, or null when they can. */
function obstacle(): string | null {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'a network namespace needs root';
  const probe = spawnSync('unshare', ['-n', 'sh', '-c', 'ip link set lo up && strace -f -e trace=connect -o /dev/null true'], { encoding: 'utf8' });
  if (probe.status === 0) return null;
  return `unshare, ip and strace are needed: ${(probe.stderr || probe.error?.message) ?? 'they failed'}`.trim();
}

/** Addresses of the internet families in a log of strace. */
function internetAddresses(log: string): string[] {
  const v4 = [...log.matchAll(/sa_family=AF_INET, sin_port=htons\((\d+)\), sin_addr=inet_addr\("([^"]+)"\)/g)].map(([, port, address]) => `${address!}:${port!}`);
  const v6 = [...log.matchAll(/sa_family=AF_INET6, sin6_port=htons\((\d+)\)[^}]*inet_pton\(AF_INET6, "([^"]+)"/g)].map(([, port, address]) => `[${address!}]:${port!}`);
  return [...v4, ...v6];
}

/** Chromium's test whether IPv6 is routed: a datagram socket is connected, which sends nothing. Neither page nor host asks for it. */
const routeProbe = '[2001:4860:4860::8888]:443';

const isLoopback = (address: string): boolean => /^127\.|^\[::1\]|^\[::ffff:127\./.test(address);

test('a whole session reaches for no address outside this computer', () => {
  const why = obstacle();
  test.skip(why !== null, why ?? '');
  test.setTimeout(180_000);
  const scratch = mkdtempSync(join(tmpdir(), 'halocline-offline-'));
  try {
    const log = join(scratch, 'connections.log');
    const session = [process.execPath, join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', join(root, 'e2e/playwright.config.ts'), 'sample-through', '--project', test.info().project.name, '--reporter', 'line', '--output', join(scratch, 'results')];
    const kept = ['PATH', 'HOME', 'DISPLAY', 'XAUTHORITY', 'HALOCLINE_TEST_BROWSER', 'ELECTRON_OVERRIDE_DIST_PATH', 'ELECTRON_EXEC_PATH'];
    const run = spawnSync('unshare', ['-n', 'sh', '-c', 'ip link set lo up && exec strace -f --seccomp-bpf -e trace=connect,sendto -o "$0" "$@"', log, ...session], {
      cwd: root,
      encoding: 'utf8',
      env: Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
    });
    expect(run.status, run.stdout + run.stderr).toBe(0);
    const addresses = internetAddresses(readFileSync(log, 'utf8'));
    // The recorder works: the session itself talks over 127.0.0.1.
    expect(addresses.filter(isLoopback).length).toBeGreaterThan(0);
    expect([...new Set(addresses.filter((address) => !isLoopback(address) && address !== routeProbe))]).toEqual([]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
