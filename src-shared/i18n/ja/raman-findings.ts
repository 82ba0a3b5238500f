import type { Translation } from '../message';
import type { ramanFindings as en } from '../en/raman-findings';

/** What the Raman comparison reports about a spectrum. */
export const ramanFindings: Translation<typeof en> = {
  'raman.axisNotShift': '横軸がラマンシフトではありません（{axis}）。ラマンシフトで書き出すか、波長軸の場合はレーザー波長を入力してください。',
  'raman.fromWavelength': '波長軸をレーザー波長 {laser} nm で換算しました。',
  'raman.tooFewPoints': 'スペクトルは {points} 点です。比較には少なくとも {needed} 点必要です。',
  'raman.noCounts': '{from}〜{to} cm⁻¹ にはカウントがまったくありませんが、その両側では 1 チャンネルあたり約 {level} カウントあります。検出器が停止していたか遮られていた、測定が途中で止められた、またはベースラインを差し引いて 0 で切り捨てたと考えられます。この部分を切り取るか、測定したままのカウントを読み込んでください。',
  'raman.negativeCounts': '{at} cm⁻¹ で強度が負です（{value}）。ベースラインを差し引く前のカウントを読み込んでください。',
  'raman.windowOutside': 'スペクトルは {from}〜{to} cm⁻¹ で、比較範囲 {low}〜{high} cm⁻¹ を覆っていません。範囲を変えるか、足りない部分を測定してください。',
  'raman.noScatter': '強度のばらつきがカウントのものではないため（すべて同じ値またはゼロ）、限界値を示せません。',
  'raman.saturated': '検出器が飽和しています：{at} cm⁻¹ 付近の {channels} チャンネルが最大値です。バンドが頭打ちになると割合が過小評価されます。露光を減らして測定してください。',
  'raman.scaledCounts': '強度は生のカウントではありません。ばらつきからカウントの {factor} 倍と判断し、その値で割りました。',
  'raman.smoothed': 'データは平滑化または補間されています。限界値は示しません。生のスペクトルを読み込んでください。',
  'raman.spikes': '除外した宇宙線スパイク：{count}',
  'raman.spikesByRepeats': '同じ横軸の繰り返しスペクトル（同じ状態と役割、または同じファイル）{repeats} 本と比較しました。スパイクのうち {count} 個は、計数統計の範囲を超えてこのスペクトルだけにあります。',
  'raman.repeatsDiffer': '同じ横軸の他のスペクトル（{repeats} 本）は、計数統計とスパイクでは説明できないほどこのスペクトルと異なります。別の位置の測定とみなし、スパイクの検出には使いませんでした。',
  'raman.foreignBands': '{at} cm⁻¹ の鋭いバンドはどの出発物質のものでもありません。除外して解析しましたが、その下には限界値を超える量が隠れている可能性があります。物質がわかる場合はそのスペクトルを加えてください。',
  'raman.displacedBands': '{reference} のものに似たバンドが、許容する {allowed} cm⁻¹ を超えて {offset} cm⁻¹ ずれた位置にあります。シリコンなどで両方のスペクトルのシフト軸を校正してください。割合と上限は、ずれた位置のバンドに対する値です。',
  'raman.coarserThanReference': '{reference} のバンドは、許容する {allowed} cm⁻¹ を超えて約 {broadening} cm⁻¹ 広げると一致します。このスペクトルは参照より分解能が低いと考えられます。割合と上限は、広げたバンドに対する値です。同じスリットと回折格子で両方を測定することをお勧めします。',
  'raman.filterEdge': '{to} cm⁻¹ までカウントが急に立ち上がっており、レーザー除去フィルターの端とみられます。それより下ではバンドが未知の割合で弱められている可能性があるため、比較していません。',
  'raman.noSharpBands': '{reference} には幅広いバンドと区別できる鋭いバンドがありません。ラマンでは有無を判定できません。LiCl のような結晶には一次のラマンバンドがありません。',
  'raman.referenceOutside': '{reference} のスペクトルは比較範囲を覆っていないか使えないため、除外しました。',
  'raman.otherLaser': '{reference} は {other} nm、このスペクトルは {laser} nm のレーザーで測定されています。バンドの強度はレーザー波長によって変わり、光を吸収する物質では特に大きく変わります。割合とその限界値は目安です。出発物質を同じレーザーで測定してください。',
  'raman.noBands': '蛍光を超えるバンドがないため、割合を示せません。',
};
