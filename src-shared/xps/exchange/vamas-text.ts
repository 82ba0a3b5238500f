/**
 * Writes photoelectron spectra as VAMAS (ISO 14976:1998; Dench, Hazell and Seah 1988, doi 10.1002/sia.740130202): the form that every XPS
 * program reads. One block per spectrum, abscissa in kinetic energy on the scale given, transmission as the second variable.
 */

export interface VamasSpectrum {
  /** e.g. "Ru 3d + C 1s". */
  readonly name: string;
  /** e.g. the state of charge. */
  readonly sample: string;
  /** Element and transition of the strongest line, e.g. "Ru", "3d". */
  readonly species: string;
  readonly transition: string;
  /** Increasing, eV; corrected for charging where the writer says so in `comment`. */
  readonly bindingEnergy: Float64Array;
  readonly counts: Float64Array;
  readonly transmission: Float64Array | null;
  /** Whether `counts` are the events themselves; others must not be given the scatter of counts. */
  readonly isPoisson: boolean;
  /** dwell × scans, s; 1 for rates per second, null when unknown. */
  readonly livetimeS: number | null;
  /** eV; null when unknown. */
  readonly passEnergyEv: number | null;
  readonly comment: readonly string[];
}

/** What the standard writes for a number that is not known. */
const unknown = '1E+37';
/** Steps that differ by less than this share count as equal. */
const evenWithin = 1e-4;

/**
 * The text of a VAMAS file. Evenly spaced spectra are written as REGULAR scans, which every program reads, others as IRREGULAR ones.
 * @throws when there is no spectrum or one has fewer than two points
 */
export function vamasText(spectra: readonly VamasSpectrum[], { title, photonEnergyEv }: { readonly title: string; readonly photonEnergyEv: number }): string {
  if (spectra.length === 0) throw new Error('A VAMAS file needs at least one spectrum; got none.');
  const isRegular = spectra.every(({ bindingEnergy }) => isEven(bindingEnergy));
  return [
    'VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4',
    'Not specified', 'Not specified', 'Not specified', line(title),
    '1', 'Written by Halocline from charge-corrected spectra',
    'NORM', isRegular ? 'REGULAR' : 'IRREGULAR', String(spectra.length),
    // Experimental variables, inclusion list, manual items, future upgrade entries.
    '0', '0', '0', '0', '0',
    String(spectra.length),
    ...spectra.flatMap((spectrum) => block(spectrum, photonEnergyEv, isRegular)),
    'end of experiment', '',
  ].join('\r\n');
}

function block({ name, sample, species, transition, bindingEnergy, counts, isPoisson, transmission, livetimeS, passEnergyEv, comment }: VamasSpectrum, photonEnergyEv: number, isRegular: boolean): string[] {
  // Kinetic energy rises where binding energy falls.
  const kinetic = Array.from(bindingEnergy, (energy) => photonEnergyEv - energy).reverse();
  if (kinetic.length < 2) throw new Error(`Spectrum "${name}" of "${sample}" has ${kinetic.length} points; VAMAS needs two.`);
  const step = (kinetic[kinetic.length - 1]! - kinetic[0]!) / (kinetic.length - 1);
  const isRate = !isPoisson && livetimeS === 1;
  const columns = [
    ...(isRegular ? [] : [{ label: 'kinetic energy', unit: 'eV', values: kinetic }]),
    { label: 'intensity', unit: isRate ? 'c/s' : 'd', values: [...counts].reverse() },
    ...(transmission ? [{ label: 'Transmission', unit: 'd', values: [...transmission].reverse() }] : []),
  ];
  const extremes = columns.flatMap(({ values }) => [number(Math.min(...values)), number(Math.max(...values))]);
  return [
    line(name), line(sample),
    // No date of its own: year to hours in advance of GMT.
    unknown, unknown, unknown, unknown, unknown, unknown, unknown,
    String(comment.length), ...comment.map(line),
    'XPS',
    photonEnergyEv > 1400 && photonEnergyEv < 1500 ? 'Al' : photonEnergyEv > 1250 && photonEnergyEv < 1257 ? 'Mg' : 'Not specified',
    number(photonEnergyEv), unknown, unknown, unknown,
    // Angles of the source, analyser mode, pass energy, magnification.
    unknown, unknown, 'FAT', passEnergyEv === null ? unknown : number(passEnergyEv), unknown,
    // The work function is part of the scale already; target bias, analysis widths, take-off angles.
    unknown, unknown, unknown, unknown, unknown, unknown,
    line(species), line(transition), '-1',
    ...(isRegular ? ['kinetic energy', 'eV', number(kinetic[0]!), number(step)] : []),
    String(columns.length), ...columns.flatMap(({ label, unit }) => [label, unit]),
    isPoisson ? 'pulse counting' : 'analogue', ...(livetimeS === null || isRate ? [unknown, unknown] : [number(livetimeS), '1']), unknown,
    unknown, unknown, unknown,
    '0',
    String(columns.length * kinetic.length),
    ...extremes,
    ...kinetic.flatMap((_, i) => columns.map(({ values }) => number(values[i]!))),
  ];
}

function isEven(x: Float64Array): boolean {
  const step = (x[x.length - 1]! - x[0]!) / (x.length - 1);
  return x.every((value, i) => Math.abs(value - x[0]! - i * step) <= evenWithin * step);
}

const number = (value: number): string => String(Number(value.toPrecision(10)));
/** One item is one line. */
const line = (text: string): string => text.replace(/[\r\n]+/g, ' ').slice(0, 80);
