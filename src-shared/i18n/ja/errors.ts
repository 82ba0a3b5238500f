import type { Translation } from '../message';
import type { errors as en } from '../en/errors';

export const errors: Translation<typeof en> = {
};
