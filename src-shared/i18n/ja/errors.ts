import type { Translation } from '../message';
import type { errors as en } from '../en/errors';

export const errors: Translation<typeof en> = {
  'error.unexpected': 'Halocline の内部で問題が発生しました。編集内容はプロジェクトのジャーナルに残っています。詳細を控えてお知らせください。',
  'error.badRequest': '画面からの要求をホストが解釈できませんでした（{call}）。Halocline を再起動し、繰り返す場合はお知らせください。',
  'error.unknownId': 'この項目は現在は無効です。スタート画面に戻り、プロジェクトを開き直してください。',

  'error.hostNoToken': 'このアドレスにはキーがありません。Halocline の起動時に表示されたアドレス全体（末尾が「#token=…」）を開いてください。',
  'error.hostRefused': 'Halocline が再起動され、アドレスが変わりました。このページを閉じ、新しく表示されたアドレスを開いてください。',
  'error.hostUnreachable': 'このページの背後で動く Halocline が応答しません。もう一度起動し、表示されたアドレスを開いてください。',
  'error.hostLost': 'このページの背後で動く Halocline が停止しました。確定した編集はすべてディスクに保存されています。続けるには再起動してください。',
};
