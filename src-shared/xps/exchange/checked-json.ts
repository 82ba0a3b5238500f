import * as v from 'valibot';

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** What a JSON text of a file holds, held against a schema; what is wrong with it is said with its place. */
export function checkedJson<T>(schema: v.GenericSchema<unknown, T>, text: string): Checked<T> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
  const read = v.safeParse(schema, content);
  if (read.success) return { ok: true, value: read.output };
  const [issue] = read.issues;
  return { ok: false, problem: `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` };
}
