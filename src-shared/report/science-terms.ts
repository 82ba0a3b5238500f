/** Where the terms that head numbers are explained; the sentences themselves are texts of the interface ("term.…"). */
export const termSources = {
  halo: 'Debye, Ann. Phys. 351, 809 (1915), doi 10.1002/andp.19153510606',
  falseAlarmRate: 'Gross & Vitells, Eur. Phys. J. C 70, 525 (2010), doi 10.1140/epjc/s10052-010-1470-8',
  significance: 'Currie, Anal. Chem. 40, 586 (1968), doi 10.1021/ac60259a007',
  upperLimit: 'Currie, Anal. Chem. 40, 586 (1968), doi 10.1021/ac60259a007',
  detectionLimit: 'Currie, Anal. Chem. 40, 586 (1968), doi 10.1021/ac60259a007',
  firstOrder: 'Rousseau, Bauman & Porto, J. Raman Spectrosc. 10, 253 (1981), doi 10.1002/jrs.1250100152',
  carbonRatio: 'Cançado et al., Appl. Phys. Lett. 88, 163106 (2006), doi 10.1063/1.2196057',
  ruFractions: 'Morgan, Surf. Interface Anal. 47, 1072 (2015), doi 10.1002/sia.5852',
  sensitivity: 'Scofield, J. Electron Spectrosc. 8, 129 (1976), doi 10.1016/0368-2048(76)80015-1',
  chargeReference: 'Greczynski & Hultman, Prog. Mater. Sci. 107, 100591 (2020), doi 10.1016/j.pmatsci.2019.100591',
} as const;

export type ScienceTerm = keyof typeof termSources;
