import type { Translation } from '../message';
import type { summary as en } from '../en/summary';

export const summary: Translation<typeof en> = {
  'summary.title': '全状態のまとめ',
  'summary.nothing': 'まだ解析されていないか、結果が古くなっています。',
  'summary.join': '',
  'summary.limits': '測定したすべての状態で {limits}（95 %）。',
  'summary.xrd.amorphous': '測定した {count} 状態すべてで非晶質です。',
  'summary.xrd.rate': 'パターンごとの誤検出率 {rate} % でブラッグピークはありません。',
  'summary.xrd.crystalline': '検出：{found}（{states}）。',
  'summary.xrd.unnamed': '未知の相のブラッグピーク',
  'summary.xrd.undecided': 'XRD では判定不能：{states}。',
  'summary.xrd.others': '{count} 状態のうち {amorphous} 状態は記載の限界内で非晶質です。',
  'summary.raman.found': '検出：{reference}（{states}）。',
  'summary.raman.none': 'ラマンでは {references} は検出されません。',
  'summary.raman.undecided': 'ラマンでは出発物質は判定不能です。',
  'summary.raman.limit': '測定したすべての状態で {reference} はバンド強度の {limit} % 未満です（95 %）。',
  'summary.raman.limitIn': '{reference} はバンド強度の {limit} % 未満です（95 %、{states}）。',
  'summary.raman.unjudged': '{reference} は鋭いラマンバンドをもたないため、ラマンでは判定不能です。',
  'summary.raman.unjudgedIn': '{reference} はラマンでは判定不能：{states}。',
  'summary.electrons': 'Ru あたり {electrons} 電子が関与しています。',
  'summary.electrons.range': 'XPS による平均酸化数は {low} から {high} です。',
  'summary.electrons.both': 'XPS による平均酸化数は {low} から {high} です。同じ状態の電気量からは {chargeLow} と {chargeHigh} になります。',
  'summary.chlorine.stays': 'Cl/Ru に有意な変化はありません。',
  'summary.chlorine.changes': 'Cl/Ru が有意に変化しています。',
  'summary.chlorine.range': 'Cl/Ru は {low} から {high} です（χ² {chiSquare}、自由度 {degrees}、p {p}。状態間の誤差は独立とみなしています）。',
  'summary.chlorine.common': '全状態に共通する感度係数の不確かさ（{percent} %）を含めると {mean} です。',
};
