import type { Translation } from '../message';
import type { edits as en } from '../en/edits';

export const edits: Translation<typeof en> = {
  'edit.remember': '表示状態の記憶',
  'edit.analyse': '{analysis}を計算',
  'edit.bringUpToDate': '{count}件の結果を更新',
  'edit.importFiles': '{count}個のファイルの読み込み',
  'edit.readAgain': ({ file, count }) => (count === 1 ? `${file}の読み方の変更` : `${file}ほか${Number(count) - 1}件の読み方の変更`),
  'edit.removeFile': '{file}の削除',
  'edit.assign': '{file}を「{state}」に割り当て',
  'edit.setAside': '{file}を対象外に',
  'edit.setTechnique': '{file}を{technique}に設定',
  'edit.addNote': '注釈を追加：{place}',
  'edit.changeNote': '注釈を変更：{place}',
  'edit.removeNote': '注釈を削除：{place}',
  'edit.addState': '「{state}」の追加',
  'edit.renameState': '名前の変更：「{from}」→「{to}」',
  'edit.moveState': '「{state}」の移動',
  'edit.removeState': '「{state}」の削除',
  'edit.renameProject': 'プロジェクト名を「{title}」に変更',
  'edit.setFormula': '化学式を{formula}に変更',
  'edit.describeSample': '試料の説明の変更',
  'edit.setRecipe': '配合比を{recipe}に変更',
};
