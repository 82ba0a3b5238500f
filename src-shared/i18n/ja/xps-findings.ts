import { decimal } from '../decimal';
import type { MessageParams, Translation } from '../message';
import { spacedSubshell } from '../spaced-subshell';
import type { xpsFindings as en } from '../en/xps-findings';

const refusals: Readonly<Record<string, string>> = {
  'no-step': '高結合エネルギー側の強度が低い側より高くありません',
  'no-area': 'バックグラウンドより上に信号がありません',
  'above-data': 'バックグラウンドがデータを上回ります',
  'not-converged': '計算が収束しません',
};

/** Why a satellite was kept: on strong evidence, or because it is likely. */
const keptEvidence = (deltaBic: string | number | undefined, probability: string | number | undefined): string =>
  Number(deltaBic) > 10 || probability === undefined
    ? `証拠は十分に強いものです（ΔBIC ${decimal(deltaBic, 0)}、基準は 10：Kass・Raftery 1995）。`
    : `存在する可能性が高いためです（確率 ${decimal(Number(probability) * 100, 0)} %、ΔBIC ${decimal(deltaBic, 0)}）。存在しない場合の分も不確かさに含めてあります。`;

export const xpsFindings: Translation<typeof en> = {
  'xpsFinding.notConverged': 'フィットは収束する前に停止しました（{reason}、反復 {iterations} 回）。値は暫定的なものです。',
  'xpsFinding.tooFewChannels': ({ line, file, channels, least }: MessageParams) =>
    `${line} を除外しました。モデルの範囲に入るチャンネルが${file === '' ? '' : `（${file}）`}${channels} 点しかなく、${least} 点以上が必要です。ほかはすべてフィットしました。範囲を広げるか、この領域を測り直してください。`,
  'xpsFinding.noSignal': ({ line, file }: MessageParams) =>
    `${line} を除外しました。モデルの範囲に入るチャンネル${file === '' ? '' : `（${file}）`}の値がすべて 0 です。測定が途中で止められた可能性があります。ほかはすべてフィットしました。この領域を測り直すか、ファイルを取り除いてください。`,
  'xpsFinding.deadChannels': ({ line, file, at }: MessageParams) =>
    `${line}${file === '' ? '' : `（${file}）`}：${at} eV の値が 0 ですが、両側のチャンネルからは多くの信号が予想されます。検出器が停止していたか、測定が途中で止められたと考えられるため、除外しました。そこに線がある場合は測り直してください。`,
  'xpsFinding.loneChannels': ({ line, file, at }: MessageParams) =>
    `${line}${file === '' ? '' : `（${file}）`}：${at} eV に、隣のチャンネルから 6σ を超えて孤立したチャンネルがあります。これほど狭い線はなく、検出器の放電によると考えられるため、除外しました。`,
  'xpsFinding.windowCut': ({ file }: MessageParams) =>
    `Ru 3d${file === '' ? '' : `（${file}）`}はフィットしていません。測定範囲が線の途中で切れています。Ru 3d3/2 は C 1s の下にあるため、少なくとも Ru 3d5/2 の下（280 eV）から C 1s の上（286 eV）までを一緒にフィットします。これがないとこの状態の分率は得られません。約 275〜296 eV を測定してください。`,
  'xpsFinding.noModel': ({ regions }: MessageParams) =>
    `この状態を除外しました。スペクトル（${String(regions).split(', ').map(spacedSubshell).join('、')}）に合うモデルがありません。${String(regions).split(', ').includes('Ru3d') ? 'Ru 3d は、Ru 3d3/2 と重なる C 1s とともに、およそ 275〜296 eV を測定する必要があります。' : 'いずれかのモデルを追加してください。'}`,
  'xpsFinding.notSeparable': '次のパラメーターはデータから分離できないため、不確かさを示せません：{parameters}',
  'xpsFinding.foreignKept': ({ species, deltaBic, probability, states, state, without, with: found }: MessageParams) =>
    `${species} をモデルに加えました。${keptEvidence(deltaBic, probability)}検出された状態：${states}。${state === undefined ? '' : `加えない場合、${state}の Ru²⁺ は ${decimal(found, 2)} でなく ${decimal(without, 2)} になります。`}`,
  'xpsFinding.foreignSuspected': ({ species, deltaBic, state, without, with: found }: MessageParams) =>
    `Ru 3d 線の下に ${species} が疑われます（ΔBIC ${decimal(deltaBic, 0)}、基準は 10：Kass・Raftery 1995）。成分を加えないと Ru²⁺ として数えられます。${state === undefined ? '' : `加えると、${state}の Ru²⁺ は ${decimal(without, 2)} から ${decimal(found, 2)} になります。`}`,
  'xpsFinding.foreignPossible': ({ species, component, deltaBic, probability, oxygen, state, without, with: found }: MessageParams) =>
    `Ru²⁺ の位置に ${species} がある可能性を否定できません（確率 ${decimal(Number(probability) * 100, 0)} %）。根拠はスペクトル（ΔBIC ${decimal(deltaBic, 0)}）と、同じ塩化物中の Ru²⁺ と Ru⁴⁺ は反応して Ru³⁺ になることです。これがある場合、${state}の Ru²⁺ は ${decimal(without, 2)} でなく ${decimal(found, 2)} になります。不確かさにはこの分も含めてあります。${component !== 'ruO2' ? '' : oxygen === undefined ? 'O 1s で確認できます（酸化物は 529〜530.6 eV）。' : '測定した O 1s も考慮していますが、決め手にはなりません。'}`,
  'xpsFinding.oxideAlike': ({ species, deltaBic, state, without, with: found }: MessageParams) =>
    `Ru²⁺ として数えた線は ${species} と同じ位置にあり、その一部が ${species} かどうか、このスペクトルでは区別できません（ΔBIC ${decimal(deltaBic, 0)}）。Ru²⁺ のほうが普通なので、不確かさにはこの分をほとんど含めていません。${species} がある場合、${state}の Ru²⁺ は ${decimal(without, 2)} でなく ${decimal(found, 2)} になります。O 1s で確認できます（酸化物は 529〜530.6 eV）。`,
  'xpsFinding.coexistence': ({ ru2, ru4, oxygen }: MessageParams) =>
    `Ru⁴⁺ ${decimal(ru4, 2)} と同時に Ru²⁺ ${decimal(ru2, 2)} があります。同じ塩化物中では反応して Ru³⁺ になるため、小さいほうの割合は不確かさの範囲で 0 になるはずです。${oxygen === 'none' ? 'O 1s に酸化物が見られないため、Ru²⁺ の位置にある酸化ルテニウムではありません。' : 'Ru²⁺ として数えられたものは同じ位置にある酸化ルテニウム（RuO₂ 280.3〜281.0 eV：NIST SRD 20）、'}Ru⁴⁺ として数えられたものは Ru³⁺ のサテライト（Morgan 2015、doi 10.1002/sia.5852）かもしれません。${oxygen === undefined ? '酸化物は O 1s で確認できます（529〜530.6 eV）。' : ''}`,
  'xpsFinding.oxygenTaken': ({ position, percent, sd, state }: MessageParams) =>
    `O 1s の ${decimal(position, 1)} eV に、RuO₂ と同じ位置の格子酸素があります。Ru 1 個につき酸素 2 個とすると、RuO₂ は最も多い${state}で Ru の ${decimal(percent, 1)} ± ${decimal(sd, 1)} % です。Ru 3d の下の RuO₂ の量は、この不確かさの範囲で O 1s に合わせました。`,
  'xpsFinding.oxygenSeen': ({ position, percent, sd, state }: MessageParams) =>
    `O 1s の ${decimal(position, 1)} eV に、RuO₂ と同じ位置の格子酸素があります。Ru 1 個につき酸素 2 個とすると、RuO₂ は最も多い${state}で Ru の ${decimal(percent, 1)} ± ${decimal(sd, 1)} % です。異種の成分を提案だけにしているか、RuO₂ がご自身で加えた成分であるため、フィットはこの量に合わせていません。その面積と比べてください。`,
  'xpsFinding.oxygenOther': ({ position, percent, sd, state }: MessageParams) =>
    `O 1s の ${decimal(position, 1)} eV に格子酸素があります。RuO₂ のものなら${state}の Ru の ${decimal(percent, 1)} ± ${decimal(sd, 1)} % に当たりますが、Ru 3d にはそれほど見られません。ほかの酸化物のものかもしれません（鉄、コバルト、ニッケルの酸化物の O 1s は同じ位置です）。サーベイでその金属を探してください。`,
  'xpsFinding.oxygenNone': ({ percent }: MessageParams) =>
    `O 1s に RuO₂ の格子酸素（529.4 eV）は見られません。Ru 1 個につき酸素 2 個とすると、RuO₂ はどの状態でも Ru の ${decimal(percent, 1)} % 以下です（95 %）。Ru²⁺ として数えたものは RuO₂ ではありません。`,
  'xpsFinding.separatorDebris': ({ position, zrToRu, extra, ratio, corrected }: MessageParams) =>
    `${decimal(position, 1)} eV の Zr 3d5/2 はセパレーターの塩化物です（ZrCl₄ 183.7、ZrO₂ 182.3 eV：NIST SRD 20、Sleigh 1996）。Ru 1 個あたり Zr ${decimal(zrToRu, 3)} 個です。Li₂ZrCl₆ では Zr 1 個につき Cl 6 個が加わるため、Cl/Ru ${decimal(ratio, 2)} のうち ${decimal(extra, 2)} は正極のものではありません。除くと Cl/Ru は ${decimal(corrected, 2)} です。`,
  'xpsFinding.separatorDebrisSeen': ({ position, significance }: MessageParams) =>
    `${decimal(position, 1)} eV の Zr 3d5/2（不確かさの ${decimal(significance, 0)} 倍）はセパレーターの塩化物です（NIST SRD 20、Sleigh 1996：ZrCl₄ 183.7 eV）。Li₂ZrCl₆ では Zr 1 個につき Cl 6 個が加わります。相対感度係数、測定時間または Cl/Ru がないため、量は計算できません。`,
  'xpsFinding.satelliteKept': ({ deltaBic, probability, percent, state, without, with: found }: MessageParams) =>
    `Ru³⁺ に、その面積の ${decimal(percent, 1)} % を占めるサテライトを加えました（1.4〜2.6 eV 上、全状態で同じ割合）。${keptEvidence(deltaBic, probability)}このような終状態は Ru³⁺ に属します（Morgan 2015、doi 10.1002/sia.5852）。加えないと Ru⁴⁺ または炭素として数えられます。${state === undefined ? '' : `加えない場合、${state}の Ru⁴⁺ は ${decimal(found, 2)} でなく ${decimal(without, 2)} になります。`}`,
  'xpsFinding.satelliteSuspected': ({ deltaBic, percent, state, without, with: found }: MessageParams) =>
    `Ru³⁺ のサテライトが疑われます。1.4〜2.6 eV 上に、Ru³⁺ の面積の ${decimal(percent, 1)} % の線が全状態で同じ割合であります（ΔBIC ${decimal(deltaBic, 0)}、基準は 10）。このような終状態は Ru³⁺ に属します（Morgan 2015、doi 10.1002/sia.5852）。サテライトを加えないと Ru⁴⁺ または炭素として数えられます。${state === undefined ? '' : `加えると、${state}の Ru⁴⁺ は ${decimal(without, 2)} から ${decimal(found, 2)} になります。`}`,
  'xpsFinding.satellitePossible': ({ deltaBic, probability, percent, ruthenium }: MessageParams) =>
    `Ru³⁺ の面積の ${decimal(percent, 1)} % を占めるサテライトがある可能性を否定できません（確率 ${decimal(Number(probability) * 100, 0)} %、ΔBIC ${decimal(deltaBic, 0)}、Morgan 2015、doi 10.1002/sia.5852）。これがある場合、Ru の総量は ${decimal(ruthenium, 1)} % 増え、Cl/Ru はその分減ります。不確かさにはこの分も含めてあります。`,
  'xpsFinding.asymmetryPossible': ({ deltaBic, probability, asymmetry, ruthenium }: MessageParams) =>
    `Ru の線は高結合エネルギー側に裾を引いています。導電性化合物に見られる Doniach–Šunjić 形（非対称度 ${decimal(asymmetry, 3)}）でも同じように説明できます（確率 ${decimal(Number(probability) * 100, 0)} %、ΔBIC ${decimal(deltaBic, 0)}）。その裾は、ここでバックグラウンドとしている部分へ約 12 eV 続きます。この形なら Ru の総量は ${decimal(ruthenium, 1)} % 増え、Cl/Ru はその分減ります。不確かさにはこの分も含めてあります。Ru 3p による Cl/Ru はこれに左右されません。`,
  'xpsFinding.apartSuspected': ({ deltaBic, states, percent, shift, ion, state, without, with: found }: MessageParams) =>
    `塩化物の一部が、炭素と接触していない粒子のように、残りとは違って帯電しています。次の状態の Cl 2p は 2 組の二重線からなり（${states}。最大で ${decimal(percent, 0)} % が ${decimal(shift, 2)} eV 離れています）、Ru 3d の線も同じように 2 組あるほうが、フィットしたモデルよりデータに合います（ΔBIC ${decimal(deltaBic, 0)}、基準は 10：Kass・Raftery 1995）。2 組目の線は、別の酸化数や異種の Ru として数えられています。これを考慮すると、${state}の ${ion} は ${decimal(without, 2)} でなく ${decimal(found, 2)} になります。不確かさにはこの分も含めてありますが、値には含めていません。`,
  'xpsFinding.apartPossible': ({ deltaBic, probability, states, percent, shift, ion, state, without, with: found }: MessageParams) =>
    `次の状態の Cl 2p は 2 組の二重線からなります（${states}。最大で ${decimal(percent, 0)} % が ${decimal(shift, 2)} eV 離れています）。2 種類の塩化物ではなく、1 種類の塩化物の一部が違って帯電しているのなら、Ru 3d の線も 2 組あります（確率 ${decimal(Number(probability) * 100, 0)} %、ΔBIC ${decimal(deltaBic, 0)}）。その場合、${state}の ${ion} は ${decimal(without, 2)} でなく ${decimal(found, 2)} になります。不確かさにはこの分も含めてあります。`,
  'xpsFinding.broadeningKept': ({ deltaBic, width }: MessageParams) =>
    `この状態のすべての線に ${decimal(width, 2)} eV のガウス幅を（二乗和で）加えました。ほかの状態より線幅が広いという証拠は十分に強いものです（ΔBIC ${decimal(deltaBic, 0)}、基準は 10：Kass・Raftery 1995）。絶縁性試料の不均一な帯電によって起こります。`,
  'xpsFinding.broadeningSuspected': ({ deltaBic, width }: MessageParams) =>
    `この状態のすべての線が、ほかの状態より ${decimal(width, 2)} eV のガウス幅だけ（二乗和で）広いようです（ΔBIC ${decimal(deltaBic, 0)}、基準は 10：Kass・Raftery 1995）。絶縁性試料の不均一な帯電によって起こり、共通の線幅のままではほかの化学種と取り違えられます。`,
  'xpsFinding.basinAmbiguous': ({ shift, otherShift, deltaChiSquare }: MessageParams) =>
    `帯電シフトを ${decimal(shift, 2)} eV でなく ${decimal(otherShift, 2)} eV としても、ほぼ同じ程度にフィットします（Δχ² ${decimal(deltaChiSquare, 1)}）。Ru の各線は約 1.1 eV 間隔で並ぶため、帰属が酸化数 1 つ分ずれている可能性があります。`,
  'xpsFinding.labelsAmbiguous': ({ taken, other, probability }: MessageParams) =>
    `この系列には 3 つの酸化数がそろっていないため、線がどの酸化数かは位置だけで決まります。ここでは ${taken} としましたが、${decimal(Number(probability) * 100, 0)} % の確率で ${other} です。これが決まるまで割合は使えません。帯電の影響を受けない Ru 3d5/2 − Cl 2p3/2 を塩化物の値（Ru(II) 82.3〜82.9 eV、Ru(III) 83.1〜83.5 eV：NIST SRD 20）と比べるか、酸化数が既知の状態を一緒にフィットするか、ご自身の参照試料で Ru³⁺ の位置を決めてください。`,
  'xpsFinding.atLowerBound': ({ parameter, value }: MessageParams) => `${parameter}が下限（${decimal(value, 3)}）に達しています。標準不確かさは、ほかのすべてのパラメーターが追随できることを前提とします（Cumpson・Seah 1992、doi 10.1002/sia.740180508）。このパラメーターはこれ以上動けないため、関連する値の不確かさは過小評価されています。`,
  'xpsFinding.atUpperBound': ({ parameter, value }: MessageParams) => `${parameter}が上限（${decimal(value, 3)}）に達しています。標準不確かさは、ほかのすべてのパラメーターが追随できることを前提とします（Cumpson・Seah 1992、doi 10.1002/sia.740180508）。このパラメーターはこれ以上動けないため、関連する値の不確かさは過小評価されています。`,
  'xpsFinding.correlated': ({ a, b, r }: MessageParams) => `${a} と ${b} は強く相関しています（r = ${decimal(r, 2)}、基準は 0.9）。互いに補い合うため、個別の値は定まりにくくなります（Singh ほか 2016、Appl. Surf. Sci. 387, 155）。`,
  'xpsFinding.widthUnusual': ({ component, fwhm, low, high }: MessageParams) =>
    `${component} の半値全幅は ${decimal(fwhm, 2)} eV です。通常は ${decimal(low, 1)}〜${decimal(high, 1)} eV です（NIST SRD 20）。`,
  'xpsFinding.splittingUnusual': ({ component, splitting, expected }: MessageParams) =>
    `${component} のスピン軌道分裂は ${decimal(splitting, 2)} eV です。予想される値は ${decimal(expected, 2)} eV です（NIST SRD 20）。`,
  'xpsFinding.areaRatioUnusual': ({ component, ratio, expected, sd }: MessageParams) =>
    `${component} の面積比（弱い線／強い線）は ${decimal(ratio, 3)} です。予想される値は ${decimal(expected, 3)} ± ${decimal(sd, 3)} です（統計的重み、Scofield 1976、doi 10.1016/0368-2048(76)80015-1）。どちらかの線に、同じ位置の別の化学種か、線から数 eV 離れて始まりもう一方の線の下まで続く非弾性損失（Tougaard 2021、doi 10.1116/6.0000661）が含まれています。ほかのバックグラウンドのモデルバリエーションと比べてください。`,
  'xpsFinding.insignificant': ({ component, ratio }: MessageParams) => `${component} は有意ではありません。ピーク面積は不確かさの ${decimal(ratio, 1)} 倍で、3 未満ならノイズの可能性があります（Currie 1968、doi 10.1021/ac60259a007）。`,
  'xpsFinding.poorFit': ({ reducedChiSquare, at, sigma }: MessageParams) =>
    `モデルがデータに合っていません（換算 χ² ${decimal(reducedChiSquare, 2)}）。最大の残差は ${decimal(at, 1)} eV で ${decimal(sigma, 1)}σ です。不確かさは残差に見える分だけ広げてあります。カウントに対して正しいモデルなら 1 程度です。`,
  'xpsFinding.residualStructure': ({ abbe, at }: MessageParams) =>
    `残差がランダムではありません（Abbe 値 ${decimal(abbe, 2)}、1 ならランダム：Seah・Brown 1998）。最も目立つのは ${decimal(at, 1)} eV 付近です。`,
  'xpsFinding.lossStepZero': ({ parameter }: MessageParams) =>
    `${parameter}のフィット値が 0 です。非弾性損失が線から数 eV 離れて始まる場合にこうなります（Tougaard 2021、doi 10.1116/6.0000661）。曲がったバックグラウンドを段差と直線で近似するため、試験では Ru の分率が最大 0.04 ずれました。ほかのバックグラウンドのモデルバリエーションと比べてください。`,
  'xpsFinding.countRateHigh': ({ rate, linear }: MessageParams) =>
    `最大計数率は ${decimal(rate, 1)} · 10⁶ s⁻¹ です。電子増倍管 1 個は約 ${decimal(linear, 0)} · 10⁶ s⁻¹ からカウントを数え落とします（SPECS PHOIBOS マニュアル、Seah ほか 1999、J. Electron Spectrosc. 104, 73：最大 50 %）。最も強い線で著しく、その線は低く幅広くなります。検出器の数はファイルからは分かりません。X 線出力を半分にして直線性を確かめるか、取り込む前に不感時間を補正してください。`,
  'xpsFinding.scatterSmall': ({ scatter }: MessageParams) =>
    `カウントのばらつきが計数統計より小さくなっています。分散は平均の ${decimal(scatter, 2)} 倍で、1 になるはずです。平滑化、補間、積算として与えられた平均、検出器の数え落とし（不感時間、Seah ほか 1999、J. Electron Spectrosc. 104, 73）でこうなります。計数統計による不確かさは成り立たず、数え落としがあれば強い線は低くなっています。各走査の生のカウントを取り込んでください。`,
  'xpsFinding.carbonHeavy': ({ ratio, doubt, has3p }: MessageParams) =>
    `C 1s の面積は Ru 3d の ${decimal(ratio, 1)} 倍です。これほど炭素が多いと Ru 3d からは判断できません。Ru 3d3/2 は見えず、C 1s の裾が 3d5/2 の下に及ぶため、試験では Ru の分率が 5 倍で最大 0.17、30 倍で最大 0.3 ずれました。ここでは良くても ${decimal(doubt, 2)} の確かさです。${has3p === 1 ? 'Ru の量には、炭素に覆われない Ru 3p を使ってください。' : 'Ru の量には、炭素に覆われない Ru 3p を測定してください。'}分率には炭素の少ない試料を使うか、炭素だけを測定してその線形を固定してください。`,
  'xpsFinding.notCounts': '縦軸は生のカウントではありません。ばらつきはデータから見積もったため、χ² は相対的な目安です。',
  'xpsFinding.tougaardNarrow': ({ reach, wanted }: MessageParams) =>
    `Tougaard バックグラウンドは線の ${decimal(wanted, 0)}〜50 eV 後ろのスペクトルで決まりますが（Tougaard 2021, doi 10.1116/6.0000661）、範囲は最後の線の ${decimal(reach, 0)} eV 後ろで終わっています。残差に現れないまま線の面積の一部を取り込み、分率や Cl/Ru が不確かさ以上にずれることがあります。同時フィットの Shirley バックグラウンドを選ぶか、ほかに許容できるモデルと比べてください。`,
  'xpsFinding.straightBackground': ({ reason }: MessageParams) => `選んだバックグラウンドはここでは使えないため、直線で代用しました：${refusals[String(reason)] ?? String(reason)}。`,
  'xpsFinding.transmissionTwice': '相対感度係数「{set}」は透過関数を含んでいますが、スペクトルも透過関数で補正されています。Cl/Ru が二重に補正されます。',
  'xpsFinding.meanFreePathTwice': '相対感度係数「{set}」は平均自由行程を含んでいますが、さらに平均自由行程の補正が加わります。Cl/Ru が二重に補正されます。',
  'xpsFinding.transmissionMissing': '{measurements} 本のスペクトルの透過関数が不明です。Cl/Ru の不確かさに 5 % を含めています。分かる場合はべき乗則を指定してください。',
  'xpsFinding.transmissionLaw': ({ without, exponent }: MessageParams) =>
    `${decimal(without, 0)} 件のスペクトルのファイルには透過関数がありません。ほかのスペクトルの透過関数は運動エネルギーの ${decimal(exponent, 3)} 乗に 2 % 以内で従うため、すべてのスペクトルにこのべき乗則を使いました。`,
  'xpsFinding.meanFreePathMissing': '相対感度係数「{set}」は断面積のみで、平均自由行程の補正がありません。Cl/Ru は Ru 3d で約 5 %、Ru 3p で約 20 % ずれ、不確かさにはその分を含めています。',
  'xpsFinding.noChargeReference': 'この状態には帯電シフトを決める線がありません。エネルギーは測定値のままです。',
  'xpsFinding.weakReference': 'この状態では帯電シフトを決める線がほとんど見られないため、エネルギー全体が不確かです。',
  'xpsFinding.factorMissing': ({ set, subshell }: MessageParams) => `相対感度係数「${set}」には ${spacedSubshell(subshell)} の値がありません。この線からは何も計算しません。`,
  'xpsFinding.rutheniumFromOther': ({ wanted, used, states }: MessageParams) =>
    `Cl/Ru は、選択した ${spacedSubshell(wanted)} ではなく ${spacedSubshell(used)} から計算しました。${spacedSubshell(wanted)} からはルテニウム量が求まりません（相対感度係数、β、測定時間、スペクトルのいずれかがありません）。対象：${states}。準位が異なると比は数 % 違います（Brundle and Crist 2020, doi 10.1116/1.5143897）。${spacedSubshell(wanted)} の不足を補うか、${spacedSubshell(used)} を選んでください。`,
  'xpsFinding.tooSlow': ({ subshell, kinetic, energy }: MessageParams) =>
    `光子エネルギー ${decimal(energy, 1)} eV では ${spacedSubshell(subshell)} の電子は ${decimal(kinetic, 0)} eV で、平均自由行程が分かりません（TPP-2M は 50 eV 以上：Tanuma, Powell and Penn 1994, doi 10.1002/sia.740210302）。この線からは何も計算しません。光子エネルギーを確認してください。`,
  'xpsFinding.mixedOrdinates': ({ counted, others }: MessageParams) =>
    `${counted} は測定時間の分かる生のカウント、${others} は生のカウントではありません。後者が毎秒カウントの場合に限り量を比較できます（ISO 14976 では両方の書き方があります）。ファイルの単位を確認してください。`,
  'xpsFinding.ratioImplausible': ({ ratio }: MessageParams) =>
    `Cl/Ru が ${decimal(ratio, Number(ratio) < 1 ? 4 : 0)} です。RuCl₃ では 3、LiRuCl₄ では 4 です。この状態のスペクトルは同じ尺度になっていません。縦軸の単位（カウント、毎秒カウント、10³ 毎秒カウント）、測定時間（滞留時間 × 積算回数）、相対感度係数を確認してください。`,
  'xpsFinding.rutheniumDisagrees': ({ percent, doubt }: MessageParams) =>
    `Ru 3p による Ru 量は Ru 3d による量より ${decimal(Math.abs(Number(percent)), 0)} % ${Number(percent) > 0 ? '多く' : '少なく'}、両者による Cl/Ru も同じだけ異なります。感度係数・透過関数・平均自由行程・計数による標準不確かさは ${decimal(doubt, 0)} % です。これらのいずれかが正しくないか、線の一部がバックグラウンドとして数えられています（Ru 3d の非対称な線やサテライトが線から離れた所に持つ分、または Ru 3p の下の不適切なバックグラウンド）。原因がわかるまで、Cl/Ru をこの差より細かく解釈しないでください。`,
  'xpsFinding.transmissionMixed': ({ known, unknown }: MessageParams) =>
    `${known} には透過関数が付いていますが、${unknown} にはありません。前者は透過関数で割ると、その関数の任意の尺度になります。両者の間の量の比は計算しません。透過関数を含むファイルからすべて読み込むか、全体にべき乗則を指定してください。`,
  'xpsFinding.passEnergies': ({ energies }: MessageParams) =>
    `スペクトルのパスエネルギーが異なり（${energies}）、両者の透過率の比が分かりません。パスエネルギーが 2 倍になると透過量は数倍になります。両者の間の量の比は計算しません。同じパスエネルギーで測定するか、透過関数を含むファイルを読み込んでください。`,
  'xpsFinding.noRatio': 'Cl/Ru を計算できません。相対感度係数または測定時間（滞留時間 × 積算回数）がないか、スペクトルが同じ尺度になっていません。',
  'xpsFinding.excessChlorine': ({ ratio }: MessageParams) =>
    `Cl/Ru は ${decimal(ratio, 2)} で、LiRuCl₄ の 4 を超えています。セパレーターの破片（Li₂ZrCl₆：Zr 1 個につき Cl 6 個）や LiCl の塩素が加わっている可能性があります。183.7 eV 付近の Zr 3d を確認してください。`,
  'xpsFinding.energyScale': ({ shift }: MessageParams) =>
    `帯電シフト ${decimal(shift, 2)} eV は通常より大きな値です。エネルギー軸を確認してください。多くの書き出しでは仕事関数がすでに差し引かれており、二重に差し引くと 3〜5 eV ずれます。`,
  'xpsFinding.energyOffset': ({ offset, shift, lines }: MessageParams) =>
    `エネルギー軸が正しくないようです。${lines} の最も高い線が、塩化物での位置（Cl 2p3/2 198.6、Ru 3p3/2 463.4 eV：NIST SRD 20）から ${decimal(offset, 1)} eV 離れていますが、フィットの帯電シフトは ${decimal(shift, 2)} eV です。軸を正すまで、この状態の値に意味はありません。仕事関数を二重に差し引いたり、差し引かなかったりすると 3〜5 eV ずれます。`,
  'xpsFinding.carbonTaken': ({ name, chi }: MessageParams) =>
    `sp² 炭素の線の幅、非対称性、シェイクアップは、${name} を単独で測定した値（χ²ᵣ ${decimal(chi, 2)}）に固定しました。Ru 3d3/2 の下では確実に決められないためです。`,
  'xpsFinding.carbonDiffers': ({ name, deltaBic }: MessageParams) =>
    `試料中の炭素の線形は、単独で測定した ${name} と異なります。証拠は十分に強いものです（ΔBIC ${decimal(deltaBic, 0)}、基準は 10：Kass・Raftery 1995）。そのため線形は領域とともにフィットしました。汚染炭素やパスエネルギーの違いによって起こります。`,
  'xpsFinding.carbonNotTaken': ({ name, chi }: MessageParams) => `${name} 単独のスペクトルは炭素のモデルで表せない（χ²ᵣ ${decimal(chi, 2)}）ため、その線形は使いませんでした。`,
  'xpsFinding.measuredTwice': 'この状態には {region} が複数あります。生のカウントと測定時間が分かるスペクトルを使いました。',
  'xpsFinding.photonEnergies': ({ energy, others }: MessageParams) =>
    `ファイルには別の光子エネルギー（${others} eV）もあります。結合エネルギーはファイルのとおりですが、量と平均自由行程は ${energy} eV で計算しています。Al Kα と Mg Kα では、Ru 3p と Cl 2p の比が 19 % 違います（Scofield 1976）。線源ごとに分けて解析してください。`,
  'xpsFinding.photonEnergyAssumed': 'マニフェストにもファイルにも光子エネルギーがありません。{energy} eV（Al Kα）と仮定しました。',
  'xpsFinding.scofieldUsed': 'データに相対感度係数が付いていないため、{set} と TPP-2M の平均自由行程を使いました。',
  'xpsFinding.factorsOtherEnergy': ({ set, of, energy }: MessageParams) =>
    `相対感度係数「${set}」は ${decimal(of, 1)} eV 用ですが、光子エネルギーは ${decimal(energy, 1)} eV です。元素間の比は有効ではありません。Al Kα から Mg Kα に変えると、Cl 2p に対する Ru 3p の比は 19 %、Ru 3d の比は 2 % 変わります（Scofield 1976）。この光子エネルギー用の係数を選んでください。`,
};
