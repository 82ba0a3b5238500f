import type { settings as english } from '../en/settings';
import type { Translation } from '../message';

export const settings = {
  'settings.open': '設定',
  'settings.keyboard': 'キーボードショートカット',
  'settings.pages': '設定のページ',
  'settings.general': '一般',
  'settings.theme': '配色',
  'settings.theme.system': 'システムに合わせる',
  'settings.theme.light': 'ライト',
  'settings.theme.dark': 'ダーク',
  'settings.language': '言語',
  'settings.language.system': 'システムに合わせる',
  'settings.name': 'あなたの名前',
  'settings.nameHint': '注釈と編集の記録に書き込まれます。',
  'settings.nameMissing': '名前を空にはできません',
  'settings.kept': 'このコンピューターに保存され、すべてのプロジェクトで使われます。',
  'settings.filter': 'コマンドを絞り込む',
  'settings.keyboardHint': '同じ場所で同じキーが重なると、その画面のコマンドが実行されます。',
  'settings.change': '{command} のキーを変更',
  'settings.press': 'キーを押してください…（Esc：キャンセル）',
  'settings.none': 'なし',
  'settings.noKeys': '{command} のキーを外す',
  'settings.reset': '{command} のキーを既定に戻す',
  'settings.resetAll': 'すべてのキーを既定に戻す',
  'settings.conflict': '重複：{commands}',
  'settings.nothing': '該当するコマンドがありません。',
} as const satisfies Translation<typeof english>;
