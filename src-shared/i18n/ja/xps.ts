import type { Translation } from '../message';
import type { xps as en } from '../en/xps';

export const xps: Translation<typeof en> = {
};
