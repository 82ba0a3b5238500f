/** The current version of the project document under its plain name. */
export * from './schema-v1';
export const currentSchema = 1;
