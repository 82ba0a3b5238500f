import type { Translation } from '../message';
import type { firstRun as en } from '../en/first-run';

export const firstRun: Translation<typeof en> = {
  'firstRun.title': 'はじめの一歩',
  'firstRun.start': 'サンプルで操作を一通り見る',
  'firstRun.step': 'ステップ {step}/{steps}',
  'firstRun.overview': '充放電状態を行に、測定手法を列に並べた表です。各セルは測定とその結果を示し、クリックすると対応する画面が開きます。',
  'firstRun.xrd': '結晶質の相はあるか。各パターンに、誤検出率を添えた判定と LiCl・RuCl₃ の上限を示します。',
  'firstRun.xps': 'Shift+F で 5 つの状態を同時にフィットします。表には Ru²⁺・Ru³⁺・Ru⁴⁺ を不確かさとともに、電気量から期待される値と並べて示します。',
  'firstRun.compare': 'すべての状態の同じ領域を並べて、または 1 つの状態との差として表示します。1 つを拡大するとすべてが連動します。',
  'firstRun.archive': '生データ、設定、結果、履歴を 1 つのファイルに収めます。受け取った人はチェックサムを検証し、数値を再現できます。',
  'firstRun.next': '次へ：{view}',
  'firstRun.done': '完了',
  'firstRun.close': 'はじめの一歩を閉じる',
};
