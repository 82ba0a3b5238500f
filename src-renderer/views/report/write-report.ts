import { DocumentClient } from '../../workers/document-client';
import type { Run } from '../../workers/worker-lane';

/** What becomes a file is written by a worker of its own: nothing that is asked for meanwhile takes its place. */
export async function written<T>(write: (client: DocumentClient) => Run<T>): Promise<T> {
  const client = new DocumentClient();
  try {
    const outcome = await write(client).outcome;
    if (outcome.status === 'done') return outcome.value;
    throw outcome.status === 'failed' ? outcome.error : new Error(`Writing the report was ${outcome.status}.`);
  } finally {
    client.dispose();
  }
}
