import type { preview as english } from '../en/preview';
import type { Translation } from '../message';

export const preview = {
  'preview.title': 'レポートのプレビュー',
  'preview.writing': 'レポートを作成しています…',
  'preview.drawing': '曲線と図を描いています…',
  'preview.goesIn': '含める内容',
  'preview.part.figures': 'プロジェクトの図',
  'preview.part.xps': 'XPS：数値、図、方法',
  'preview.part.xrd': 'XRD：判定と限界',
  'preview.part.raman': 'ラマン：混合比と限界',
  'preview.part.cycling': '充放電：ステップと状態',
  'preview.part.notes': '注釈',
  'preview.part.files': 'ファイルとチェックサム',
  'preview.language': 'レポートの言語',
  'preview.files': 'ファイル',
  'preview.saveHtml': 'レポートを保存（HTML）',
  'preview.saveXlsx': 'すべての表を保存（XLSX）',
  'preview.savePdf': 'レポートを保存（PDF）',
  'preview.print': '印刷',
  'preview.tables': '表',
  'preview.tableSize': '{rows} × {columns}',
  'preview.copyTable': '表 {table} をコピー',
  'preview.saveCsv': '表 {table} を CSV で保存',
} as const satisfies Translation<typeof english>;
