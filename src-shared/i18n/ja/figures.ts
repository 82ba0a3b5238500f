import type { figures as english } from '../en/figures';
import type { Translation } from '../message';

export const figures = {
  'figure.export': '図を書き出す',
  'figure.width': '幅',
  'figure.single': '1段、85 mm',
  'figure.double': '2段、174 mm',
  'figure.slide': 'スライド、254 mm',
  'figure.height': '高さ',
  'figure.resolution': 'PNG の解像度',
  'figure.saveSvg': 'SVG で保存',
  'figure.savePng': 'PNG で保存',
  'figure.hint': 'SVG では文字は文字のまま残ります。色は画面のテーマによらず印刷用です。',
  'figure.saved': '保存しました：{place}',
  'figure.copied': 'コピーしました。表計算ソフトに貼り付けられます。',
} as const satisfies Translation<typeof english>;
