import type { Translation } from '../message';
import type { report as en } from '../en/report';

export const report: Translation<typeof en> = {
};
