import type { Translation } from '../message';
import type { overview as en } from '../en/overview';

export const overview: Translation<typeof en> = {
};
