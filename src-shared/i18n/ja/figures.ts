import type { figures as english } from '../en/figures';
import type { Translation } from '../message';

export const figures = {
  'figure.export': '図を書き出す',
  'figure.width': '幅',
  'figure.single': '1段、85 mm',
  'figure.double': '2段、174 mm',
  'figure.slide': 'スライド、254 mm',
  'figure.height': '高さ',
  'figure.resolution': '解像度、dpi',
  'figure.saveSvg': '図を SVG で保存',
  'figure.savePng': '図を PNG で保存',
  'figure.savePdf': '図を PDF で保存',
  'figure.copyImage': '画像をコピー',
  'figure.saveCsv': '曲線を保存（CSV）',
  'figure.copyCurves': '曲線をコピー',
  'figure.hint': 'PDF と SVG では文字は文字のまま残り、PDF にはフォントも入ります。色は画面のテーマによらず印刷用です。',
  'figure.printing': 'PDF を作成しています',
  'figure.saved': '保存しました：{place}',
  'figure.copied': 'コピーしました。表計算ソフトに貼り付けられます。',
  'figure.imageCopied': '画像をコピーしました（300 dpi）。',
} as const satisfies Translation<typeof english>;
