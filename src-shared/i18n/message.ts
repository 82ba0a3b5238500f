/** Values put into a message. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** A sentence with `{name}` places, or a function where a language needs more (plurals). */
export type Message = string | ((params: MessageParams) => string);

/** The same keys in another language. */
export type Translation<T> = { readonly [K in keyof T]: Message };

/** Puts values into a message; a place without a value stays visible, so that it is found. */
export function formatMessage(message: Message, params: MessageParams = {}): string {
  if (typeof message === 'function') return message(params);
  return message.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    // A minus sign is as wide as a plus; a hyphen is not.
    return value === undefined ? place : typeof value === 'number' ? String(value).replaceAll('-', '−') : value;
  });
}
