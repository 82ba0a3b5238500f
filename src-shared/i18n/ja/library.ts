import type { Translation } from '../message';
import type { library as en } from '../en/library';

export const library: Translation<typeof en> = {
  'library.open': 'すべてのプロジェクトとアーカイブ',
  'library.heading': 'プロジェクトとアーカイブ',
  'library.reading': 'ライブラリを読み込んでいます',
  'library.otherFolder': '別のフォルダー',
  'library.chooseFolder': '一覧にするフォルダー',
  'library.search': 'ライブラリを検索',
  'library.searchHint': '化学式、状態、測定手法、注釈、人名、日付（2026-01）…',
  'library.count': '{all} 件中 {found} 件',
  'library.more': 'ほか {count} 件は表示していません。検索で絞り込んでください。',
  'library.empty': 'このフォルダーにプロジェクトやアーカイブはありません。',
  'library.notFound': 'すべての語を含むものはありません。',
  'library.unreadable': '読めません。開くと理由が表示されます。',
};
