import type { MessageParams, Translation } from '../message';
import type { xpsQuantification as en } from '../en/xps-quantification';

const number = (value: string | number | undefined, digits: number): string => (typeof value === 'number' ? value.toFixed(digits) : String(value));
const difference = (value: string | number | undefined, digits: number): string => `${number(Math.abs(Number(value)), digits)} % ${Number(value) > 0 ? '多く' : '少なく'}`;

/** 感度係数以外の定量の要素:光電子の角度分布と、Ru 3d と Ru 3p の拘束。 */
export const xpsQuantification: Translation<typeof en> = {
  'xps.angular': 'X線と分析器の角度',
  'xps.angular.angle': 'X線と分析器の間の角 γ',
  'xps.angular.none': '補正なし',
  'xps.angular.included': '感度係数に含まれる',
  'xps.angular.correct': 'β で補正',
  'xps.angular.betaOf': 'β {subshell}',
  'xps.angular.betaSd': '各 β の不確かさ',
  'xps.angular.note': 'L = 1 + (β/2)(3/2·sin²γ − 1)。54.7°ではどの線でも 1 です。{source}。自由原子の値で、固体中では散乱により β は小さくなります。',
  'xps.angular.own': 'β を手入力で変更',
  'xps.tie': 'Ru 3d と Ru 3p の関係',
  'xps.tie.on': '感度で拘束',
  'xps.tie.off': '個別にフィット',
  'xps.tie.common': '全状態共通の差の幅',
  'xps.tie.state': '状態ごとの差の幅',
  'xps.tie.note': 'どちらも同じルテニウムの面積で、Ru 3p は炭素と重なりません。共通の幅は感度係数・透過関数・角度の不確かさ(10 %)、状態ごとの幅は表面の炭素とバックグラウンドによる違い(3 %)です。',
  'xps.tie.result': 'Ru 3p と Ru 3d による Ru 量の比',
  'xps.tie.before': '拘束なし',
  'xps.tie.after': '拘束あり',
  'xps.tie.how': '全状態に共通の係数:{common}(感度が正しければ 1)。',
  'xps.budget.angularRatio': '× 角度分布の係数 {ru} / Cl 2p',
  'xps.budget.angular': '角度分布(全状態に共通)',
  'xpsVariant.tie.none': 'Ru 3d と Ru 3p を拘束しない',
  'xpsFinding.angularTwice': '相対感度係数「{set}」は角度分布を含んでいますが、さらに角度分布の補正が加わります。Cl/Ru が二重に補正されます。',
  'xpsFinding.betaMissing': '{subshell} の β が不明なまま角度を補正しているため、この線からは何も計算しません。β を入力するか、補正を切ってください。',
  'xpsFinding.tieImpossible': 'Ru 3d と Ru 3p を拘束できませんでした。感度係数と計測時間(滞留時間 × 積算回数)のそろった両方の線を持つ状態がありません。',
  'xpsFinding.tieOff': ({ percent, sd }: MessageParams) =>
    `すべての状態で、Ru 3p による Ru 量が Ru 3d より ${difference(percent, 0)}なっています(許容した幅は ${number(sd, 0)} %)。感度係数、透過関数、X線と分析器の角度を確認するか、拘束の幅を広げてください(この種の係数の不確かさは約 10 %:Brundle and Crist 2020, doi 10.1116/1.5143897)。`,
  'xpsFinding.tieMissed': ({ before, after, sd }: MessageParams) =>
    `全状態共通の差を除いても、Ru 3p による Ru 量が Ru 3d より ${difference(before, 1)}なっています(拘束後 ${number(after, 1)} %、許容した幅 ${number(sd, 0)} %)。表面の炭素は Ru 3d より Ru 3p を弱めます(Cumpson and Seah 1997, Surf. Interface Anal. 25, 430)。または、どちらかのバックグラウンドがこの状態で誤っています。`,
  'report.angular': '角度分布',
  'report.angular.none': '補正なし、または感度係数に含まれる',
  'report.angular.at': 'X線と分析器の角度 {angle}° で補正',
  'report.beta': '非対称パラメータ β、{subshell}',
  'report.method.angular': '光電子の角度分布は、X線と分析器の角度 γ = {angle}° で L = 1 + (β/2)(3/2·sin²γ − 1) により補正しました(β ± {sd}、{source})。',
  'report.method.tie': 'Ru 3d と Ru 3p の面積は感度で拘束しました。全状態に共通の係数を事前分布 1 ± {common} % で求め(結果:{found})、各状態はそこから {state} % の幅で異なることを許しました。',
  'edit.xpsTie': 'Ru 3d と Ru 3p の関係:{what}',
};
