/**
 * The terms of the field in both languages, so that the same thing has the same name everywhere.
 * A test holds every text of the dictionary to them.
 */
export interface Term {
  /** As it stands in English texts, in the singular. */
  readonly en: string;
  readonly ja: string;
  /** Words in which the English term means something else. */
  readonly notIn?: RegExp;
  /** True where good Japanese may leave the word out because the place says it already. */
  readonly mayBeLeftOut?: true;
}

export const glossary: readonly Term[] = [
  { en: 'binding energy', ja: '結合エネルギー' },
  { en: 'kinetic energy', ja: '運動エネルギー' },
  { en: 'pass energy', ja: 'パスエネルギー' },
  { en: 'photon energy', ja: '光子エネルギー' },
  { en: 'relative sensitivity factor', ja: '相対感度係数' },
  { en: 'sensitivity factor', ja: '感度係数' },
  { en: 'background', ja: 'バックグラウンド' },
  { en: 'spin–orbit splitting', ja: 'スピン軌道分裂' },
  { en: 'charge shift', ja: '帯電シフト' },
  { en: 'charge reference', ja: '帯電補正基準' },
  { en: 'full width at half maximum', ja: '半値全幅' },
  { en: 'peak area', ja: 'ピーク面積' },
  { en: 'component', ja: '成分' },
  { en: 'fraction', ja: '分率' },
  { en: 'oxidation state', ja: '酸化数' },
  { en: 'residual', ja: '残差' },
  { en: 'uncertainty', ja: '不確かさ' },
  { en: 'fit', ja: 'フィット', notIn: /(?:not|longer|models?) fits?|fits? (?:the document|in this)/ },
  { en: 'envelope', ja: '包絡線' },
  { en: 'finding', ja: '指摘事項' },
  { en: 'inconclusive', ja: '判定不能' },
  { en: 'halo check', ja: 'ハローの判定' },
  { en: 'threshold', ja: 'しきい値' },
  { en: 'upper limit', ja: '上限' },
  { en: 'similarity', ja: '類似度' },
  { en: 'standard uncertainty', ja: '標準不確かさ' },
  { en: 'conductivity', ja: '伝導率' },
  { en: 'charge passed', ja: '電気量' },
  { en: 'folder', ja: 'フォルダー', mayBeLeftOut: true },
  { en: 'parameter', ja: 'パラメーター' },
  { en: 'built-in', ja: '付属' },
  { en: 'state of charge', ja: '充放電状態' },
  { en: 'before cycling', ja: 'サイクル前' },
  { en: '1st charge', ja: '1回目充電' },
  { en: '1st discharge', ja: '1回目放電' },
  { en: '2nd charge', ja: '2回目充電' },
  { en: '2nd discharge', ja: '2回目放電' },
  { en: 'discharge', ja: '放電' },
  { en: 'counts', ja: 'カウント', notIn: /counts (?:s⁻¹|eV)|file counts/ },
  { en: 'transmission function', ja: '透過関数' },
  { en: 'capacity', ja: '容量' },
  { en: 'detection limit', ja: '検出限界' },
  { en: 'false-alarm rate', ja: '誤検出率' },
  { en: 'halo', ja: 'ハロー' },
  { en: 'amorphous', ja: '非晶質' },
  { en: 'crystalline', ja: '結晶質' },
  { en: 'starting material', ja: '出発物質' },
  { en: 'baseline', ja: 'ベースライン' },
  { en: 'cosmic spike', ja: '宇宙線スパイク' },
  { en: 'scattering vector', ja: '散乱ベクトル' },
  { en: 'project', ja: 'プロジェクト', mayBeLeftOut: true },
  { en: 'archive', ja: 'アーカイブ' },
  { en: 'journal', ja: 'ジャーナル' },
];
