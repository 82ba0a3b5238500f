import type { Translation } from '../message';
import type { formats as en } from '../en/formats';

export const formats: Translation<typeof en> = {
};
