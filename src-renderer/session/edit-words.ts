import type { EditName } from '@shared/project/edit';
import { tStored } from './locale.svelte';

/** What an edit does, in words: "assign charge1.vms to 1st charge". */
export const editWords = (name: EditName): string => tStored(name.key, name.params);
