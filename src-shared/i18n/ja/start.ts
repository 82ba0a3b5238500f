import type { Translation } from '../message';
import type { start as en } from '../en/start';

export const start: Translation<typeof en> = {
};
