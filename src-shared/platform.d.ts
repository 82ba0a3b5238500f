/**
 * The few globals that every host of this code has (Node, browsers, workers).
 * Declared here instead of taking the DOM or Node libraries, so that nothing else of either can slip in.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare const performance: { now(): number };
declare function structuredClone<T>(value: T): T;
