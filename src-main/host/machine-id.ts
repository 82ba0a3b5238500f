import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { StoredJson } from './stored-json';

/** A random id of this installation, made once: tells its own locks from those of another PC with the same name. */
export function machineId(userData: string): () => Promise<string> {
  const file = new StoredJson(join(userData, 'machine.json'), v.object({ id: v.pipe(v.string(), v.minLength(8)) }), () => ({ id: randomUUID() }));
  let id: Promise<string> | null = null;
  return () => {
    id ??= file.change((content) => content).then((content) => content.id);
    id.catch(() => (id = null));
    return id;
  };
}
