/**
 * How calls and events go between a window and its host, over the WebSocket of the browser shell and the bridge of Electron: one binary frame for each message.
 * A frame is the length of its JSON head (4 bytes, little endian), the head, then all byte arrays one after another.
 * The head names where each byte array belongs, so that a file of 100 MB never becomes text.
 */
import * as v from 'valibot';
import type { EventName, HostError } from './contract';

/** Path of the WebSocket on the host. */
export const webSocketPath = '/host';
/** Close code for a window whose first message did not carry the right token. */
export const closeCodeRefused = 4401;
/** Largest frame a host accepts, bytes; uploads come in pieces well below it. */
export const largestFrame = 64 * 1024 * 1024;

const fragmentName = 'token=';

/** The address of the workstation: the token lies in the fragment, which browsers never send. */
export function addressWithToken(origin: string, token: string): string {
  return `${origin}/#${fragmentName}${token}`;
}

/** The token in a location's fragment ("#token=…"), or null. */
export function tokenInFragment(fragment: string): string | null {
  const start = `#${fragmentName}`;
  return fragment.startsWith(start) && fragment.length > start.length ? fragment.slice(start.length) : null;
}

/** What a window sends: the token first, then calls. */
const ClientMessageSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('hello'), token: v.pipe(v.string(), v.maxLength(200)) }),
  v.strictObject({
    kind: v.literal('call'),
    id: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    name: v.pipe(v.string(), v.maxLength(100)),
    args: v.pipe(v.array(v.unknown()), v.maxLength(10)),
  }),
]);
export type ClientMessage = v.InferOutput<typeof ClientMessageSchema>;

/** What a host sends. */
export type HostMessage =
  | { kind: 'welcome' }
  | { kind: 'outcome'; id: number; outcome: { ok: true; value: unknown } | { ok: false; error: HostError } }
  | { kind: 'event'; name: EventName; payload: unknown };

/**
 * What the preload of the Electron shell offers to its page. The bridge between the two copies an object property by property, which takes most of a second
 * for the results of a thousand spectra; the bytes of a frame it copies at once.
 */
export interface FrameLine {
  /** @param frame a call @returns its outcome */
  call(frame: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Returns the function that ends the subscription. */
  onEvent(listener: (frame: Uint8Array) => void): () => void;
}

const HeadSchema = v.strictObject({
  message: v.unknown(),
  bytes: v.array(v.strictObject({ path: v.array(v.union([v.string(), v.number()])), length: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })),
});
type BytesPlace = v.InferOutput<typeof HeadSchema>['bytes'][number];

/** Packs a message of plain JSON values and byte arrays. */
export function encodeFrame(message: ClientMessage | HostMessage): Uint8Array<ArrayBuffer> {
  const places: BytesPlace[] = [];
  const parts: Uint8Array[] = [];
  const withoutBytes = takeBytes(message, [], places, parts);
  const head = new TextEncoder().encode(JSON.stringify({ message: withoutBytes, bytes: places }));
  const frame = new Uint8Array(4 + head.length + parts.reduce((sum, part) => sum + part.length, 0));
  new DataView(frame.buffer).setUint32(0, head.length, true);
  frame.set(head, 4);
  let offset = 4 + head.length;
  for (const part of parts) {
    frame.set(part, offset);
    offset += part.length;
  }
  return frame;
}

/** What a window says in a frame; null when that is nothing a window may say. */
export function readClientMessage(frame: Uint8Array): ClientMessage | null {
  try {
    return v.parse(ClientMessageSchema, decodeFrame(frame));
  } catch {
    return null;
  }
}

/**
 * Unpacks a frame; nothing in it is trusted. Byte arrays are copies.
 * @throws {Error} with a sentence when the frame is not one of ours.
 */
export function decodeFrame(frame: Uint8Array): unknown {
  if (frame.length < 4) throw new Error(`a frame has at least 4 bytes; got ${frame.length}`);
  const headLength = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0, true);
  if (4 + headLength > frame.length) throw new Error(`the head of a frame says ${headLength} bytes, the frame has ${frame.length}`);
  const head = v.parse(HeadSchema, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(frame.subarray(4, 4 + headLength))));
  const box = { message: head.message };
  let offset = 4 + headLength;
  for (const place of head.bytes) {
    if (offset + place.length > frame.length) throw new Error(`a frame names more bytes than its ${frame.length}`);
    putBytes(box, ['message', ...place.path], frame.slice(offset, offset + place.length));
    offset += place.length;
  }
  if (offset !== frame.length) throw new Error(`a frame has ${frame.length - offset} bytes that its head does not name`);
  return box.message;
}

/**
 * The value with every byte array replaced by null, the very same where it holds none: a message may be a document of megabytes, and most
 * hold no bytes. `places` and `parts` receive what was taken out.
 * @param path where the value stands; as it was again afterwards
 */
function takeBytes(value: unknown, path: (string | number)[], places: BytesPlace[], parts: Uint8Array[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) {
    places.push({ path: [...path], length: value.length });
    parts.push(value);
    return null;
  }
  const holder = value as Readonly<Record<string | number, unknown>>;
  let changed: Map<string | number, unknown> | null = null;
  const keys: Iterable<string | number> = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const key of keys) {
    const entry = holder[key];
    if (typeof entry !== 'object') continue;
    path.push(key);
    const left = takeBytes(entry, path, places, parts);
    path.pop();
    if (left !== entry) (changed ??= new Map()).set(key, left);
  }
  if (!changed) return value;
  const left = changed;
  if (Array.isArray(value)) return value.map((entry: unknown, at) => (left.has(at) ? left.get(at) : entry));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, left.has(key) ? left.get(key) : entry]));
}

/** Puts a byte array where the head has a null; only own entries are walked, so a path cannot reach a prototype. */
function putBytes(box: object, path: readonly (string | number)[], bytes: Uint8Array): void {
  let holder: unknown = box;
  path.forEach((step, depth) => {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) throw new Error(`a frame names bytes at a place it does not have: ${path.join('.')}`);
    const entries = holder as Record<string | number, unknown>;
    if (depth < path.length - 1) holder = entries[step];
    else if (entries[step] === null) entries[step] = bytes;
    else throw new Error(`a frame names bytes at a place that is taken: ${path.join('.')}`);
  });
}
