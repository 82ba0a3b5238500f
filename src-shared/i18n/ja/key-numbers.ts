import type { keyNumbers as english } from '../en/key-numbers';
import type { Translation } from '../message';

export const keyNumbers = {
  'key.cycling.voltage': '状態の電圧',
  'key.cycling.capacity': '正味の通過容量',
  'key.cycling.oxidation': 'Ru の平均酸化数（容量）',
  'key.xrd.verdict': '判定',
  'key.xrd.amorphous': '非晶質',
  'key.xrd.crystalline': '結晶質',
  'key.xrd.inconclusive': '判定不能',
  'key.xrd.peaks': '検出されたブラッグピーク',
  'key.xrd.halo': '主ハローの位置',
  'key.xrd.haloWidth': '主ハローの半値全幅',
  'key.xrd.haloQ': '主ハローの q',
  'key.xrd.area': '{phase}：最強線',
  'key.xrd.limit': '{phase}：上限（95 %）',
  'key.xrd.limitHalo': '{phase}：ハローに対する上限（95 %）',
  'key.raman.similarity': '{reference}：類似度',
  'key.raman.weight': '{reference}：バンド強度に占める割合',
  'key.raman.limit': '{reference}：上限（95 %）',
  'key.xps.share': '{ion} の割合',
  'key.xps.oxidation': 'Ru の平均酸化数（XPS）',
  'key.xps.clToRu': 'Cl/Ru（感度係数を含む）',
  'key.xps.chargeShift': '帯電シフト',
  'key.xps.ruMinusCl': 'Ru 3d5/2 − Cl 2p3/2',
  'key.xps.chi': 'χ²ᵣ {region}',
} as const satisfies Translation<typeof english>;
