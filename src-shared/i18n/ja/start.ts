import type { Translation } from '../message';
import type { start as en } from '../en/start';

export const start: Translation<typeof en> = {
  'start.openingSample': 'サンプルプロジェクトを開いています',
  'start.opening': '「{title}」を開いています',
  'start.openingFolder': 'プロジェクトフォルダーを開いています',
  'start.creating': '「{title}」を作成しています',
};
