import * as v from 'valibot';
import { calls, type CallName, type HostCalls, type HostError } from '@shared/host/contract';
import { HostCallError, hostCallError } from '@shared/host/host-call-error';

export type Outcome = { ok: true; value: unknown } | { ok: false; error: HostError };

/**
 * Answers one call of a window: only names of the table, only arguments that fit its schemas; whatever happens becomes an outcome.
 * @param onUnexpected told what no sentence was prepared for
 */
export async function dispatch(handlers: HostCalls, name: unknown, args: unknown, onUnexpected: (error: unknown) => void): Promise<Outcome> {
  if (!isCallName(name)) return badRequest(typeof name === 'string' ? name.slice(0, 100) : typeof name, 'no such call');
  const parsed = v.safeParse(calls[name].args, args);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return badRequest(name, `${v.getDotPath(issue) ?? 'arguments'}: ${issue.message}`);
  }
  try {
    // The table ties each handler to the schema its arguments just passed; TypeScript cannot follow that through a variable name.
    const handler = handlers[name] as (...args: unknown[]) => Promise<unknown>;
    return { ok: true, value: await handler(...parsed.output) };
  } catch (error) {
    if (error instanceof HostCallError) return { ok: false, error: error.error };
    onUnexpected(error);
    return { ok: false, error: hostCallError('error.unexpected', {}, error).error };
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

function badRequest(call: string, detail: string): Outcome {
  return { ok: false, error: { key: 'error.badRequest', params: { call }, detail } };
}
