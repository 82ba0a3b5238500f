/** The lines that a survey of an electrode of lithium ruthenium chloride, its electrolytes and what they meet is quantified by. */
import type { Overlap, SurveyLine } from './model';

type Optional = Partial<Pick<SurveyLine, 'isOn' | 'background' | 'endpointWidth' | 'overlaps' | 'tolerance' | 'label' | 'share'>>;

const srd20 = 'NIST SRD 20, doi 10.18434/T4T88K';
const xdb = 'X-ray Data Booklet (LBNL/PUB-490), table 1-1, with the usual chemical shifts';

function line(subshell: string, position: number, window: [number, number], source: string, options: Optional = {}): SurveyLine {
  const [, element, shell] = /^([A-Z][a-z]?)(\d[spdf])$/.exec(subshell)!;
  return {
    id: subshell, element: element!, subshell, label: `${element} ${shell}`, isOn: true, position, tolerance: 3, window: [...window], background: 'linear', endpointWidth: 1.5, overlaps: [], share: { value: 1, sd: 0 }, source,
    ...options,
  };
}

/**
 * Ru 3p3/2 alone, clear of Na KLL and In 3d5/2: 6.78 of 10.22 of the subshell (Scofield 1976). A line of Lorentzian width Γ in a window of width W loses 2Γ/(πW)
 * outside and as much under the background that its tails hold up; Γ is 2.2 eV (Campbell and Papp 2001, doi 10.1006/adnd.2000.0848, as filed in xraylib), and 0.6 eV
 * is allowed for what the final states of an open shell add.
 */
const naturalWidth = { value: 2.2, sd: 0.6 };
const lostPerWidth = 4 / (Math.PI * 24.5);
const ofMajorLine = 6.78 / 10.22;
const ofRu3p = { value: ofMajorLine * (1 - lostPerWidth * naturalWidth.value), sd: ofMajorLine * lostPerWidth * naturalWidth.sd };

const under = (subshell: string, by: string, isTakenOff = false): Overlap => ({ subshell, line: by, isTakenOff });

/**
 * A fresh copy of the template. Ruthenium is counted by Ru 3p, for Ru 3d stands in the window of C 1s. Aluminium is counted by Al 2s, for Ru 4s lies at
 * Al 2p. Lines that are off are those of indium, current collectors, steel and fluorophosphates: a false alarm is the less likely the fewer lines are judged.
 */
export const surveyLines = (): SurveyLine[] => [
  line('C1s', 284.8, [275.5, 297], `${srd20}: 284.4 (sp2) to 289 (carboxyl); window of Ru 3d and C 1s together`, { background: 'shirley', tolerance: 2.3, overlaps: [under('Ru3d', 'Ru3p', true)] }),
  line('Ru3p', 463, [452, 476.5], `${srd20}: Ru 3p3/2 461.1 (metal) to 464.4 (chlorides)`, { label: 'Ru 3p3/2', background: 'shirley', tolerance: 4, endpointWidth: 2, share: ofRu3p }),
  line('Cl2p', 198.7, [193, 206.5], `${srd20}: Cl 2p3/2 of chlorides 197.6 to 199.3`, { background: 'shirley' }),
  line('O1s', 531.8, [525, 540], `${srd20}: 529 (oxides) to 533.5`, { background: 'shirley', tolerance: 3.5 }),
  line('F1s', 685.5, [679.5, 694.5], `${srd20}: LiF 684.9 to fluoropolymers 689`, { background: 'shirley', tolerance: 4.5 }),
  line('Na1s', 1071.8, [1066, 1078], `${srd20}: Na 1s 1071 to 1072.5`, { background: 'shirley' }),
  line('Zr3d', 183, [175.5, 190.5], `${srd20}, Sleigh 1996: ZrO2 182.3, ZrOCl2 183.0, ZrCl4 183.7`),
  line('N1s', 400, [393.5, 408], `${srd20}: 397 (nitrides) to 403 (ammonium)`, { tolerance: 4 }),
  line('S2p', 166, [158.5, 173], `${srd20}: 161 (sulfides) to 169 (sulfates)`, { tolerance: 6 }),
  line('Si2p', 101.5, [95.5, 107], `${srd20}: 99.3 (Si) to 103.5 (SiO2)`, { tolerance: 4 }),
  line('Ca2p', 347.3, [341.5, 356.5], `${srd20}: Ca 2p3/2 346.6 to 348.3`, { overlaps: [under('Zr3p', 'Zr3d')] }),
  line('Al2s', 119, [113.5, 124.5], xdb, { tolerance: 3.5 }),
  line('In3d', 445, [438.5, 457.5], `${srd20}: In 443.84, InCl3 445.9 to 446.9`, { isOn: false, background: 'shirley', tolerance: 4 }),
  line('Li1s', 55.8, [51.5, 60.5], `${srd20}: Li2CO3 55.1 to LiCl 56.2`, { overlaps: [under('Ru4p', 'Ru3p')] }),
  line('P2p', 134, [128, 140.5], xdb, { isOn: false, tolerance: 4 }),
  line('Fe2p', 711, [701.5, 737], xdb, { isOn: false, background: 'shirley', tolerance: 5, endpointWidth: 2 }),
  line('Ni2p', 855, [846, 890], xdb, { isOn: false, background: 'shirley', tolerance: 5, endpointWidth: 2 }),
  line('Cu2p', 933, [926, 969], xdb, { isOn: false, background: 'shirley', tolerance: 5, endpointWidth: 2 }),
];
