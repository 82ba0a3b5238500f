import type { Translation } from '../message';
import type { common as en } from '../en/common';

export const common: Translation<typeof en> = {
  'common.appName': 'Halocline',
  'common.cancel': 'キャンセル',
  'common.close': '閉じる',
  'common.dismiss': '消す',
  'common.details': '詳細',
  'common.ready': '準備完了',
  'common.cancelled': 'キャンセルしました。',
  'common.today': '今日 {time}',
  'common.dayAndTime': '{day} {time}',
  'common.synthetic': '合成データ',
  'common.undo': '元に戻す',
  'common.undoNamed': '元に戻す：{name}',
  'common.redo': 'やり直す',
  'common.redoNamed': 'やり直す：{name}',
  'common.allSaved': 'すべて保存済み',
  'common.saving': '保存中…',
  'common.saveFailed': 'ファイルに書き込めません。変更はジャーナルに残っています',
  'common.readOnly': '読み取り専用',
  'common.readOnlyRefusal': 'このプロジェクトは読み取り専用で開いています。変更は行われませんでした。',
  'common.undoNoLongerFits': '同じ箇所が別の場所で変更されたため、この操作は元に戻せません。',
  'common.unexpected': '予期しない問題が起きました。保存済みのデータはそのままです。詳細は原因を調べる手がかりになります。',
  'common.recovered': '中断したセッションを引き継ぎました：ジャーナルから{count}件の編集。',
  'view.overview': '一覧',
  'view.xps': 'XPS',
};
