import type { board as english } from '../en/board';
import type { Translation } from '../message';

export const board = {
  'board.emptyTitle': 'ボードはまだ空です',
  'board.emptyText': '測定手法を行、状態を列とし、各解析の判定や数値を並べます。',
  'board.fullScreen': '全画面表示',
  'board.leaveFullScreen': '全画面表示を終了',
  'board.stale': '要再計算：{views}。計算後に設定またはデータが変更されました。',
  'board.export': 'ボードを書き出す',
  'board.cell': '{state}、{row}',
  'board.fit': 'カウントとフィット',
  'board.voltage': '電圧 (V)',
  'board.netCapacity': '正味 mAh/g',
  'board.capacityNote': '{capacity} mAh/g、Ru {oxidation}',
  'board.halo': 'ハロー {position}°',
  'board.haloFill': '塗り：ハロー',
  'board.dashed': '破線：{reference}（縮尺）',
  'board.similarity': '{reference} との類似度 {value}',
  'board.fractions': 'Ru の分率',
  'board.fractionsXps': '太：XPS',
  'board.fractionsCharge': '細：電気量から',
  'board.fractionsRest': '淡色：検出限界未満',
  'board.notAnalysed': '未解析',
  'board.meanXps': 'Ru 平均 {value}',
  'board.meanCharge': '電気量から {value}',
} as const satisfies Translation<typeof english>;
