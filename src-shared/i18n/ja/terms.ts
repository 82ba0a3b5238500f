import type { Translation } from '../message';
import type { terms as en } from '../en/terms';

export const terms: Translation<typeof en> = {
  'term.heading': '用語：',
  'term.halo': 'ハロー',
  'term.halo.how': 'X線散乱の幅広い極大。原子間の距離が 1〜2 nm の範囲でのみ揃い、それより先には続かないことを示します。',
  'term.falseAlarmRate': '誤検出率',
  'term.falseAlarmRate.how': 'その相や物質を含まないスペクトルが検出と判定される確率。探索したすべての位置を合わせた値です。',
  'term.significance': 'z',
  'term.significance.how': '振幅を標準不確かさで割った値。誤検出率に対応するしきい値を超えたものを検出とします。',
  'term.upperLimit': '上限',
  'term.upperLimit.how': 'データが 95 % の信頼度で許す最大の量。検出の有無にかかわらず示します。',
  'term.detectionLimit': '検出限界',
  'term.detectionLimit.how': '示した誤検出率のもとで、同様の測定 10 回のうち 9 回は検出される量です。',
  'term.firstOrder': '1 次のバンドなし',
  'term.firstOrder.how': 'LiCl のようにすべての原子が反転中心にある場合、1 次のラマン散乱は生じません。ラマンでは有無を判定できません。',
  'term.carbonRatio': 'D/G',
  'term.carbonRatio.how': '炭素の D（乱れ）バンドと G（グラファイト）バンドの面積比。結晶子が小さいほど大きく、レーザー波長にも依存します。',
  'term.ruFractions': 'Ru²⁺、Ru³⁺、Ru⁴⁺',
  'term.ruFractions.how': '酸化数とともに結合エネルギーが高くなる成分が Ru 3d 強度に占める分率。重なる C 1s と同時にフィットして求めます。',
  'term.sensitivity': '感度係数',
  'term.sensitivity.how': '原子 1 個あたりのピークの相対強度。ピーク面積をこれで割ると原子数に比例した値になります。',
  'term.chargeReference': '帯電補正基準',
  'term.chargeReference.how': '絶縁性試料のエネルギー軸を合わせるための、エネルギーが既知のピーク。その不確かさはすべての結合エネルギーを同じだけ動かします。',
};
