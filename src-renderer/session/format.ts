import type { MessageParams } from '@shared/i18n/message';
import { locale, t } from './locale.svelte';

/** A point in time as people write it: "Today, 14:12", "Thu 19 Nov, 17:40", with the year when it is another one, and with seconds where several may lie in one minute. */
export function formatTime(iso: string, { withSeconds = false, now = new Date() }: { readonly withSeconds?: boolean; readonly now?: Date } = {}): string {
  const at = new Date(iso);
  const language = locale.current;
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', ...(withSeconds && { second: '2-digit' }), hourCycle: 'h23' }).format(at);
  if (at.toDateString() === now.toDateString()) return t('common.today', { time });
  const sameYear = at.getFullYear() === now.getFullYear();
  const day = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
  return t('common.dayAndTime', { day, time });
}

/** The parameters of a sentence of the host with its times as people write them. */
export function readable(params: MessageParams): MessageParams {
  return typeof params['since'] === 'string' ? { ...params, since: formatTime(params['since']) } : params;
}

const byteUnits = ['B', 'kB', 'MB', 'GB'] as const;

/** A size in bytes as "12.3 kB" (decimal multiples). */
export function formatBytes(size: number): string {
  let value = size;
  let unit = 0;
  while (value >= 1000 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toPrecision(3)} ${byteUnits[unit]}`;
}

/** An integer with thin grouping, the same in both languages: "1 701". */
export const formatCount = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
