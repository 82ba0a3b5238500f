/** Who holds a project, and whether that program can still be running. */
import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import * as v from 'valibot';

export const LockOwnerSchema = v.object({
  /** Made anew for every lock taken. */
  id: v.string(),
  user: v.string(),
  host: v.string(),
  /** Random id of this installation: two PCs may share a name. */
  machine: v.string(),
  process: v.number(),
  /** When the process started, in the system's own words, or null where it cannot be known. */
  processStart: v.nullable(v.string()),
  since: v.string(),
});
export type LockOwner = v.InferOutput<typeof LockOwnerSchema>;

/** Describes this process as an owner. */
export function thisOwner(id: string, machine: string): LockOwner {
  return {
    id,
    user: userName(),
    host: hostname(),
    machine,
    process: process.pid,
    processStart: processStart(process.pid),
    since: new Date().toISOString(),
  };
}

/** True only when it is certain that the owner's process has ended: same installation, and no such process any more. */
export function hasCertainlyEnded(owner: LockOwner, machine: string, isHeldHere: (id: string) => boolean): boolean {
  if (owner.machine !== machine) return false;
  if (owner.process === process.pid) return !isHeldHere(owner.id);
  if (!isRunning(owner.process)) return true;
  const start = processStart(owner.process);
  // The number was given to another process since.
  return start !== null && owner.processStart !== null && start !== owner.processStart;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Start time of a process since boot, with the boot it counts from (Linux only). */
function processStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything; starttime is the 20th after it.
    return `${boot}/${fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return null;
  }
}

/** The account's name; some systems have none for a number. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '?');
  }
}
