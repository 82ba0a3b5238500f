/**
 * How calls and events go between a window and its host, over the WebSocket of the browser shell and the bridge of Electron: one binary frame for each message.
 * A frame is the length of its JSON head (4 bytes, little endian), the head, then all parts one after another. The head names where each part belongs:
 * byte arrays, so that a file of 100 MB never becomes text; and values of many entries as JSON of their own, so that a document of megabytes
 * is packed and unpacked piece by piece.
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
  /** What stands inside another part comes after it. */
  parts: v.array(v.strictObject({ path: v.array(v.union([v.string(), v.number()])), length: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), of: v.picklist(['bytes', 'json']) })),
});

/** A value that was taken out of a message, and where it stood. */
interface Part {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Entries, those inside of them included, from which on a value is a part of its own: a few kilobytes, less than the result of one spectrum. */
const manyEntries = 100;

/** Packs a message of plain JSON values and byte arrays. */
export const encodeFrame = (message: ClientMessage | HostMessage): Uint8Array<ArrayBuffer> => atOnce(packFrame(message));

/** The same part by part: between two of them others may have a turn. */
export function* packFrame(message: ClientMessage | HostMessage): Generator<void, Uint8Array<ArrayBuffer>> {
  const parts: Part[] = [];
  const left = withoutParts(message, [], parts, { entries: 0 });
  yield;
  const packed: { readonly path: Part['path']; readonly bytes: Uint8Array; readonly of: 'bytes' | 'json' }[] = [];
  for (const { path, value } of parts.reverse()) {
    packed.push(value instanceof Uint8Array ? { path, bytes: value, of: 'bytes' } : { path, bytes: asJson(value), of: 'json' });
    yield;
  }
  const head = asJson({ message: left, parts: packed.map(({ path, bytes, of }) => ({ path, length: bytes.length, of })) });
  const frame = new Uint8Array(4 + head.length + packed.reduce((sum, { bytes }) => sum + bytes.length, 0));
  new DataView(frame.buffer).setUint32(0, head.length, true);
  frame.set(head, 4);
  let offset = 4 + head.length;
  for (const { bytes } of packed) {
    frame.set(bytes, offset);
    offset += bytes.length;
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
export const decodeFrame = (frame: Uint8Array): unknown => atOnce(unpackFrame(frame));

/** The same part by part: between two of them others may have a turn. */
export function* unpackFrame(frame: Uint8Array): Generator<void, unknown> {
  if (frame.length < 4) throw new Error(`a frame has at least 4 bytes; got ${frame.length}`);
  const headLength = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0, true);
  if (4 + headLength > frame.length) throw new Error(`the head of a frame says ${headLength} bytes, the frame has ${frame.length}`);
  const head = v.parse(HeadSchema, ofJson(frame.subarray(4, 4 + headLength)));
  const box = { message: head.message };
  let offset = 4 + headLength;
  for (const { path, length, of } of head.parts) {
    yield;
    if (offset + length > frame.length) throw new Error(`a frame names more bytes than its ${frame.length}`);
    const bytes = frame.subarray(offset, offset + length);
    putBack(box, ['message', ...path], of === 'bytes' ? bytes.slice() : ofJson(bytes));
    offset += length;
  }
  if (offset !== frame.length) throw new Error(`a frame has ${frame.length - offset} bytes that its head does not name`);
  return box.message;
}

function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const asJson = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const ofJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));

/**
 * The value with null for every byte array and every value of many entries; the very same where it holds none.
 * `parts` receives what was taken out, what stands inside of something before it.
 * @param path where the value stands; as it was again afterwards
 * @param counted becomes larger by the entries that are left
 */
function withoutParts(value: object, path: (string | number)[], parts: Part[], counted: { entries: number }): unknown {
  if (value instanceof Uint8Array) return takenOut(value, path, parts);
  const before = counted.entries;
  let changed = null as Map<string | number, unknown> | null;
  const leave = (key: string | number, entry: unknown): void => {
    counted.entries += 1;
    if (typeof entry !== 'object' || entry === null) return;
    path.push(key);
    const left = withoutParts(entry, path, parts, counted);
    path.pop();
    if (left !== entry) (changed ??= new Map()).set(key, left);
  };
  if (Array.isArray(value)) value.forEach((entry, at) => leave(at, entry));
  else for (const key of Object.keys(value)) leave(key, (value as Readonly<Record<string, unknown>>)[key]);
  const left = changed === null ? value : withChanged(value, changed);
  if (counted.entries - before < manyEntries || path.length === 0) return left;
  counted.entries = before;
  return takenOut(left, path, parts);
}

function takenOut(value: unknown, path: readonly (string | number)[], parts: Part[]): null {
  parts.push({ path: [...path], value });
  return null;
}

function withChanged(value: object, changed: ReadonlyMap<string | number, unknown>): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown, at) => (changed.has(at) ? changed.get(at) : entry));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, changed.has(key) ? changed.get(key) : entry]));
}

/** Puts a value where the message has a null; only own entries are walked, so a path cannot reach a prototype. */
function putBack(box: object, path: readonly (string | number)[], value: unknown): void {
  let holder: unknown = box;
  path.forEach((step, depth) => {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) throw new Error(`a frame names a place it does not have: ${path.join('.')}`);
    const entries = holder as Record<string | number, unknown>;
    if (depth < path.length - 1) holder = entries[step];
    else if (entries[step] === null) entries[step] = value;
    else throw new Error(`a frame names a place that is taken: ${path.join('.')}`);
  });
}
