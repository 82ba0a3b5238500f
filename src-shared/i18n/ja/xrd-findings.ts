import type { Translation } from '../message';
import type { xrdFindings as en } from '../en/xrd-findings';

/** What the halo check reports about a pattern. */
export const xrdFindings: Translation<typeof en> = {
  'xrd.axisNotTwoTheta': '横軸が 2θ ではありません（{axis}）。このファイルの測定法を指定し直すか、2θ で書き出してください。',
  'xrd.tooFewPoints': 'パターンの点数は {points} です。ハローの判定には少なくとも {needed} 点が必要です。',
  'xrd.negativeCounts': '{angle}° の強度が負です（{value}）。バックグラウンドを差し引く前のカウントを読み込んでください。',
  'xrd.unevenSteps': '{angle}° でステップ幅が変わっています。二つの走査がつながっているか、点が抜けている可能性があります。走査ごとに一定のステップ幅で読み込んでください。',
  'xrd.ownTimes': '点ごとに計数時間が異なるため、以前の解析では判定していません。もう一度解析してください。',
  'xrd.ownExposure': '計数時間または減衰器がパターン内で異なります。各点のノイズは、その点で実際に計数された事象数から求めています。',
  'xrd.summedChannels': 'ステップ幅が探索する最も狭い線よりはるかに細かいため、隣り合う {channels} 点ずつを合計し、{step}° のステップとして扱いました。カウントは 1 点あたりの値のままです。',
  'xrd.noScatter': '強度のばらつきがカウントのものではないため（すべて同じ値またはゼロ）、限界値を示せません。',
  'xrd.noCounts': '{from}°〜{to}° にはカウントがまったくありませんが、その両側では 1 ステップあたり約 {level} カウントあります。検出器が停止していたか、遮られていたと考えられます。この部分を切り取ってください。',
  'xrd.scaledCounts': '強度は生のカウントではありません。ばらつきからカウントの {factor} 倍と推定し、その値で割って扱いました。',
  'xrd.smoothed': 'データは平滑化または補間されています（ばらつきはカウントの {dispersion}）。検出限界は示しません。生の走査を読み込んでください。',
  'xrd.noHalo': 'バックグラウンドを超えるハローがないか、フィットに使える範囲が 16° 未満です。',
  'xrd.narrowHalo': '主ハローのコヒーレンス長は {coherence} Å です。幅だけではナノ結晶と非晶質を区別できません。',
  'xrd.loneChannels': '{at}° の単一のチャンネルが隣よりはるかに高くなっています。これほど細いブラッグ線はないため、両隣の平均で置き換えました。',
  'xrd.narrowHumps': '{at}° に、探索した線（最大 {widest}°）より幅広く、非晶質としては狭い山があります（コヒーレンス長は最大 {coherence} Å）。ナノ結晶の可能性があり、そこに線をもつ相には上限を示せません。',
  'xrd.wideLines': '{at}° の線は探索した線（最大 {widest}°）より幅が広く、一部が滑らかなバックグラウンドに含まれます。そのため面積と量は小さすぎ、1 本が複数として挙がることもあります。より幅の広い線を探索してください。',
  'xrd.widenedSearch': '{asked}° より幅の広い線が見られるため、探索を {widest}° まで広げました。面積・量・上限はこの幅までの線を含みます。',
  'xrd.unassignedPeaks': '{count} 本のピークは、調べたどの相にも属しません。疑わしい相を CIF ファイルまたは線のリストとして追加してください。',
  'xrd.coveredPhase': '{phase} は、線の大半が {by} の線と重なるため、検出も否定もできません。',
  'xrd.betaGhost': '{angle}° のピークは、{of}° の強いピークの Kβ 線による反射の可能性があります。',
  'xrd.assumedWavelength': 'ファイルに波長の記載がないため、Cu Kα1（{wavelength} Å、Kα2 あり）と仮定しました。',
  'xrd.separator': '{phase} が検出されました。薄い電極では高角側でX線が下のセパレーターに届くため（6.4 mg/cm² の透過率は 30° で 0.4 %、60° で 5 %）、電極由来とは限りません。',
};
