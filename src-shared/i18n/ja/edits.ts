import type { Translation } from '../message';
import type { edits as en } from '../en/edits';

export const edits: Translation<typeof en> = {
};
