import type { MessageParams } from '../message';

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

  'error.diskFull': 'ディスクの空きがなく、{place} に書き込めませんでした。空き容量を増やしてください。保存は自動的に再試行され、確定した編集は失われません。',
  'error.noPermission': '{place} に書き込む権限がありません。フォルダーの所有者に権限を依頼するか、プロジェクトを自分のフォルダーにコピーしてください。',
  'error.placeGone': '{place} にアクセスできません。ドライブまたは共有フォルダーの接続を確認し、もう一度試してください。',
  'error.fileBusy': '{place} は別のプログラムが使用中です。そのプログラムを閉じるか、ウイルス対策ソフトの処理が終わるのを待って、もう一度試してください。',
  'error.nameTooLong': 'パス {place} はこのシステムで扱える長さを超えています。短い名前にするか、ドライブの浅い階層に移してください。',
  'error.fileTrouble': '{place} を読み書きできませんでした。システムからの応答は詳細に示します。確定した編集は失われません。',
  'error.notWhatWasWritten': '{place} に書き込んだ内容とディスクから読み戻した内容が一致しませんでした。ファイルは元のままです。ディスクを点検してください。',

  'error.notAProject': '{place} は Halocline のプロジェクトではありません（project.json がありません）。',
  'error.newerVersion': '{place} は新しいバージョンの Halocline で作成されており、このバージョンでは表示できません。新しいバージョンをインストールしてください。',
  'error.projectDamaged': '{place} が破損しており、一つ前の版も読めません。何も変更していません。バックアップからフォルダーを復元してください。',
  'error.restoredPrevious': '{place} が破損していたため、一つ前の版を開き、その後の編集を履歴から復元しました。',
  'error.logDamaged': '{place} の {line} 行目が破損しています。読める範囲を使用し、破損したファイルは別名で残しました。',
  'error.editsNotReplayed': '{place} の最後の {count} 件の編集は文書に適用できず、除外しました。ファイルは別名で残しました。',
  'error.projectReadOnly': '{place} は読み取り専用で開いているため、変更できません。',

  'error.editConflict': '別のウィンドウが同じ箇所を変更しました。もう一度変更してください。',
  'error.editInvalid': 'この変更を適用するとプロジェクトが不正になるため、受け付けませんでした。ほかの内容は失われていません。',
  'error.lockLost': 'このプロジェクトは {host} の {user} に引き継がれました。確定した編集は含まれています。続けるには開き直してください。',
  'error.lockGone': '{place} のロックがなくなっています。別のプログラムが引き継いで閉じたか、何かがロックを削除しました。同時に書き込まれないよう、ここからの書き込みを止めました。確定した編集はプロジェクトに含まれています。続けるには開き直してください。',
  'error.lockAlive': '{host} の {user} がまだこのプロジェクトで作業しています。閉じてもらうか、読み取り専用で開いてください。',
  'error.lockReplaced': 'このプロジェクトを開いている間（{since} から）に Halocline が予期せず終了しました。再び編集できます。',

  'error.uploadIncomplete': '{name} を最後まで受け取れませんでした（{expected} バイト中 {received} バイト）。読み込んでいません。もう一度試してください。',
  'error.fileTooLarge': '{name} は {limit} MB を超えるため読み込みませんでした。一部を書き出して使用してください。',
  'error.projectLink': '{place} はリンクなどの特殊なファイルで、プロジェクトに含まれるものではありません。プロジェクトのフォルダーの外に及ぶおそれがあるため、開きも書き込みもしませんでした。プロジェクトの送付元に正しいファイルを依頼してください。',
  'error.rawMissing': (p: MessageParams) => `${p['place']} にあるはずの読み込み済みファイル${p['file'] === undefined ? '' : `「${p['file']}」`}が見つかりません。バックアップから復元するか、もう一度読み込んでください。`,
  'error.rawDamaged': '{place} の内容が読み込んだ時と異なります。バックアップから復元するか、もう一度読み込んでください。',

  'error.notAReference': 'ライブラリに保存できるのは、名前のある出発物質のラマンスペクトルだけです。先に名前を付けてください。',
  'error.referenceKept': 'このスペクトルは {name} としてすでにライブラリにあります。',
  'error.referenceTooLarge': '{name} は {limit} MB を超えるためライブラリに保存しませんでした。スペクトル 1 本だけを書き出して保存してください。',
  'error.referenceLibraryFull': 'ライブラリの上限（スペクトル {limit} 本）に達しています。不要なものを削除してください。',
  'error.referenceDamaged': '{name} のファイルが読み込んだ時と異なるため、使用しませんでした。スペクトルをもう一度読み込んでください。ライブラリ内で破損している場合は、削除して保存し直してください。',
  'error.referenceUnreadable': '{place} にあるライブラリの項目が見つからないか、読めません。ライブラリから削除し、スペクトルを保存し直してください。',

  'error.folderTaken': '{place} に {name} という名前のフォルダーが多すぎます。別のタイトルを付けてください。',
  'error.sampleMissing': 'このインストールにはサンプルデータがありません。Halocline を再インストールしてください。',
  'error.clipboardUnavailable': 'ここではクリップボードを使えません。テキストを選択して手動でコピーしてください。',
  'error.pictureTooLarge': '画像は {width} × {height} px になり、大きすぎます。一辺は {side} px までです。サイズか解像度を小さくするか、PDF または SVG で保存してください。',
  'error.pdfUnavailable': 'PDF を作成できるプログラムが見つかりません。Chromium、Chrome、Edge のいずれかをインストールしてください。または印刷でプリンターに「PDF に保存」を選んでください。',
  'error.pdfFailed': 'PDF を作成できませんでした。もう一度お試しください。その間、SVG や HTML で保存できます。',
  'error.settingsDamaged': '{place} の設定を読めなかったため初期状態に戻しました。破損したファイルは別名で残しました。',

  'readOnly.newerVersion': 'このプロジェクトは新しいバージョンの Halocline で作成されました（スキーマ {schema}）。閲覧のみ可能です。',
  'readOnly.lockedBy': '{host} の {user} が {since} からこのプロジェクトを開いています。読み取り専用で開きました。',
  'readOnly.lockUnreadable': '{place} のロックを読めないため、誰が開いているか分かりません。読み取り専用で開きました。',
  'readOnly.noPermission': '{place} に書き込む権限がないため、プロジェクトを読み取り専用で開きました。',
  'readOnly.diskFull': '{place} のディスクに空きがないため、読み取り専用で開きました。空き容量を増やして開き直してください。',
};
