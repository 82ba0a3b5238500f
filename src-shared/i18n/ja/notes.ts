import type { notes as english } from '../en/notes';
import type { Translation } from '../message';

export const notes = {
  'note.panel': '注釈',
  'note.open': '注釈の一覧を表示／非表示',
  'note.count': '注釈{count}件',
  'note.add': '注釈を追加',
  'note.about': '対象',
  'note.text': '注釈の本文',
  'note.textHint': '**太字**、*強調*、Ru^3+^、H~2~O、`コード`、行頭の「- 」で箇条書き、[語句](https://…)',
  'note.author': 'お名前',
  'note.authorHint': '注釈と編集の記録に入ります。このコンピューターに保存されます。',
  'note.save': '保存',
  'note.edit': '編集',
  'note.remove': '削除',
  'note.jump': '表示：{place}',
  'note.filter': '注釈を絞り込む',
  'note.onlyState': '選択中の状態のみ',
  'note.none': 'まだ注釈がありません。プロジェクト・状態・ファイルへの注釈はここで追加できます。比較では、クリックまたはドラッグでスペクトルの位置に付けられます。',
  'note.noneFound': '該当する注釈はありません。',
  'note.by': '{author}、{time}',
  'note.anchor.project': 'プロジェクト全体',
  'note.anchor.component': '成分 {component}',
  'note.anchor.gone': 'プロジェクトから失われた対象',
} as const satisfies Translation<typeof english>;
