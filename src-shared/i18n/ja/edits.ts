import type { Translation } from '../message';
import type { edits as en } from '../en/edits';

export const edits: Translation<typeof en> = {
  'edit.remember': '表示状態を記憶',
};
