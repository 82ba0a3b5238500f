/**
 * The fit that CasaXPS leaves in the comment of a VAMAS block, as a model to start from. Layout read off FeO_analyzed.vms
 * (pynxtools-xps, Apache-2.0); the words of the line shapes follow the CasaXPS manual (science note of the shapes, S13, S16, S20):
 *
 *     Calib M = measured A = assigned [Regions] [Comps] BE ADD
 *     CASA region (*name*) (*background*) lowKinetic highKinetic RSF channelsAveraged offset offset B C D gap …
 *     CASA comp (*name*) (*shape*) Area value min max link factor MFWHM value min max link factor Position value min max link offset …
 *
 * Energies are kinetic; a link is the number of another component from 0, or −1. A Calib line adds A − M to the binding energies that
 * CasaXPS shows, never to the file's own axis; regions and components that it does not name are stored as shown, so without that sum.
 */
import type { BackgroundSpec, ComponentSpec, ParameterSpec, RegionModel, Shape, Species } from '../model';
import { fixed, linked, shared } from '../templates/parameter';
import { followed, majorLines, type CasaLine, type Field } from './casaxps-links';

/** What could not be taken as it stands: a message of the dictionary under `xps.casa.`. */
export interface CasaNote {
  readonly key: 'xps.casa.asLa' | 'xps.casa.unknownShape' | 'xps.casa.background' | 'xps.casa.calibrated' | 'xps.casa.areaLink' | 'xps.casa.widthLink';
  readonly params: Readonly<Record<string, string>>;
}

/** A component as CasaXPS fitted it, for comparing. */
export interface CasaComponent {
  readonly name: string;
  readonly shape: string;
  /** Binding energy on the file's own axis, eV; of LA and LF lines the centre, which their Gaussian leaves below the maximum. */
  readonly position: number;
  /** As CasaXPS lists it; an LA or LF line is not that wide at half its height. */
  readonly fwhm: number;
  /** Counts eV, or counts s⁻¹ eV: the ordinate's unit. */
  readonly area: number;
}

export interface CasaFit {
  readonly model: RegionModel;
  readonly components: readonly CasaComponent[];
  readonly notes: readonly CasaNote[];
}

const compLine = /^CASA comp \(\*(.*?)\*\) \(\*(.*?)\*\) Area (.*)$/;
const regionLine = /^CASA region \(\*(.*?)\*\) \(\*(.*?)\*\) (\S+) (\S+)(?: \S+ (\d+)(?: \S+ \S+ (\S+) (\S+) (\S+) (\S+))?)?/;
const calibLine = /^Calib\s+M\s*=\s*(\S+)\s+A\s*=\s*(\S+)(.*)$/;
const mostAveraged = 50;

/**
 * Reads the fit out of a block's comment; null when there is none.
 * @param region key and label of the model that is made
 * @param photonEnergyEv turns the kinetic energies of CasaXPS into binding energies
 */
export function readCasaFit(comment: string, region: { readonly key: string; readonly label: string }, photonEnergyEv: number): CasaFit | null {
  const lines = comment.split(/\r?\n/).map((line) => line.trim());
  const found = lines.flatMap((line): CasaLine[] => {
    const match = compLine.exec(line);
    if (!match) return [];
    const [area, rest] = field(match[3]!);
    const [width] = field(after(rest, 'MFWHM'));
    const [position] = field(after(rest, 'Position'));
    return area && width && position ? [{ name: match[1]!, shape: match[2]!, area, width, position }] : [];
  });
  if (found.length === 0) return null;
  const window = lines.flatMap((line) => regionLine.exec(line) ?? []);
  const notes: CasaNote[] = [];
  const background = backgroundOf(window, notes);
  const calibration = calibrationOf(lines);
  if (calibration.shown !== 0) notes.push({ key: 'xps.casa.calibrated', params: { shift: calibration.shown.toFixed(2) } });
  const ends = window.length > 0 ? [Number(window[3]), Number(window[4])].map((kinetic) => rounded(photonEnergyEv - kinetic - calibration.regions)).sort((a, b) => a - b) : [];
  const bound = (kinetic: number): number => rounded(photonEnergyEv - kinetic - calibration.components);
  const letter = (i: number): string => String.fromCharCode(65 + i);
  const majors = majorLines(found);
  // What follows the minor line of a doublet follows the doublet.
  const end = (at: number): number => majors[at] ?? at;
  const splittingOf = (minor: number): number => rounded(-found[minor]!.position.factor);
  const components = found.flatMap(({ name, shape, area, width, position }, i): ComponentSpec[] => {
    if (majors[i] !== null) return [];
    const minor = majors.indexOf(i);
    const line = shapeOf(`casa${i}`, shape, width, notes);
    const [ofArea, ofWidth, ofPosition] = [area, width, position].map((one) => followed(found, i, one)) as [number | null, number | null, number | null];
    const isSameShape = ofWidth !== null && found[ofWidth]!.shape === shape;
    if (ofArea !== null) notes.push({ key: 'xps.casa.areaLink', params: { line: letter(i), other: letter(ofArea), factor: String(area.factor) } });
    if (ofWidth !== null && !isSameShape) notes.push({ key: 'xps.casa.widthLink', params: { line: letter(i), other: letter(ofWidth), factor: String(width.factor) } });
    const binding = bound(position.value);
    return [
      {
        id: `casa${i}`,
        label: found.filter((other) => other.name === name).length > 1 ? `${name} ${letter(i)}` : name,
        species: speciesOf(name),
        subshell: /^([A-Z][a-z]?) ?(\d[spdf])/.exec(name)?.slice(1, 3).join('') ?? region.key,
        line: minor < 0 ? 'single' : 'doublet',
        lineNames: minor < 0 ? [letter(i)] : [letter(i), letter(minor)],
        shape: line.shape,
        parameters: {
          position:
            ofPosition !== null
              ? { ...shared(binding, source), mode: 'linked', link: { to: `casa${end(ofPosition)}.position`, factor: 1, offset: rounded((majors[ofPosition] === null ? 0 : splittingOf(ofPosition)) - position.factor) } }
              : bounded(binding, bound(position.max), bound(position.min)),
          ...line.parameters,
          ...(ofWidth !== null && isSameShape && { fwhm: linked(`casa${end(ofWidth)}.fwhm`, source, width.factor) }),
          ...(minor >= 0 && { splitting: fixed(splittingOf(minor), source), areaRatio: fixed(found[minor]!.area.factor, source) }),
        },
        lossStep: null,
        states: null,
      },
    ];
  });
  return {
    model: {
      region: region.key,
      label: region.label,
      window: ends.length === 2 && ends.every(Number.isFinite) ? [ends[0]!, ends[1]!] : null,
      background: { ...background, slope: false, endpointAverage: Math.min(mostAveraged, Math.max(1, Number(window[5] ?? 1))), lossSteps: {} },
      components,
    },
    components: found.map(({ name, shape, area, width, position }) => ({ name, shape, position: bound(position.value), fwhm: width.value, area: area.value })),
    notes,
  };
}

const after = (text: string, word: string): string => text.split(`${word} `)[1] ?? '';

/** Five numbers: value, bounds, link and factor; and what follows them. */
function field(text: string): [Field | null, string] {
  const words = text.trim().split(/\s+/);
  const [value, min, max, link, factor] = words.slice(0, 5).map(Number);
  if (![value, min, max, link, factor].every((one) => one !== undefined && Number.isFinite(one))) return [null, text];
  return [{ value: value!, min: Math.min(min!, max!), max: Math.max(min!, max!), link: link! >= 0 ? link! : null, factor: factor! }, words.slice(5).join(' ')];
}

const source = 'CasaXPS';
/** Without what the arithmetic of binary fractions adds; far below any energy that counts. */
const rounded = (value: number): number => Number(value.toFixed(6));
/** A free number inside the bounds of CasaXPS; equal bounds mean that it was held. */
const bounded = (value: number, min: number, max: number): ParameterSpec => (max - min > 1e-9 ? shared(Math.min(max, Math.max(min, value)), source, { min, max }) : fixed(value, source));

/** What the Calib lines added to the binding energies that CasaXPS shows, eV, and what of it the stored regions and components lack. */
function calibrationOf(lines: readonly string[]): { shown: number; regions: number; components: number } {
  const sums = { shown: 0, regions: 0, components: 0 };
  for (const line of lines) {
    const [, measured, assigned, flags = ''] = calibLine.exec(line) ?? [];
    const shift = Number(assigned) - Number(measured);
    if (!Number.isFinite(shift)) continue;
    sums.shown += shift;
    if (!/\bRegions\b/i.test(flags)) sums.regions += shift;
    if (!/\bComps\b/i.test(flags)) sums.components += shift;
  }
  return sums;
}

/** Says of every line shape once what could not be taken as it stands. */
function note(notes: CasaNote[], said: CasaNote): void {
  if (!notes.some(({ key, params }) => key === said.key && params['line'] === said.params['line'])) notes.push(said);
}

function shapeOf(id: string, text: string, width: Field, notes: CasaNote[]): { shape: Shape; parameters: Record<string, ParameterSpec> } {
  const [, name = '', inside = ''] = /^([A-Za-z]+)\(([^)]*)\)/.exec(text.trim()) ?? [];
  const numbers = inside.split(',').map(Number);
  const isWhole = text.trim() === `${name}(${inside})` && numbers.every(Number.isFinite);
  if (isWhole && (name === 'SGL' || name === 'GL')) {
    return { shape: name === 'SGL' ? 'gaussLorentzSum' : 'gaussLorentzProduct', parameters: { fwhm: bounded(width.value, width.min, width.max), mixing: fixed(numbers[0]! / 100, source) } };
  }
  if (isWhole && (name === 'LA' || name === 'LF')) {
    const line = asymmetricLorentzian(id, name, numbers, width);
    if (line) {
      note(notes, { key: 'xps.casa.asLa', params: { line: text, shape: name } });
      return line;
    }
  }
  note(notes, { key: 'xps.casa.unknownShape', params: { line: text } });
  return { shape: 'gaussLorentzSum', parameters: { fwhm: bounded(width.value, width.min, width.max), mixing: fixed(0.3, source) } };
}

/*
 * The kernel of LA and LF is not published. The curves that CasaXPS exported of LF(0.54,10,80,100,6) at two listed widths (FeO_analyzed_lineshapes_cols.txt,
 * pynxtools-xps) are one curve once energies are divided by the listed width: so the Gaussian and the damping go with the width, not with the channels.
 * Lines of lf.ts follow it to 0.1 % of its height with a Lorentzian of 0.504, a Gaussian of 0.809 and a damping of 5.31 listed widths (test beside this file).
 * That other m and w act in proportion is assumed: the Cookbook of CasaXPS (2026, p. 65) gives the integral of LA but no width in eV for m, and
 * others who read fits of real spectra find laws from m^0.6 to m.
 */
const gaussPerLorentz = 0.01605;
const dampingPerWidth = 5.31 / 80;
/** Width of the Voigt line of that Lorentzian and that Gaussian in units of the listed one. */
const voigtPerWidth = 1.11;

/**
 * LA(m) gives the Lorentzian's share in per cent: LA(m) = LA(1, 1, 1401 − 14.01 m), by its authors (Fairley et al. 2023, doi 10.1116/6.0002196,
 * supplement, eq. 6; CasaXPS Cookbook 2026, p. 19). The Gaussian's number thus runs the other way.
 */
const widestGauss = 1401;

/** LA(m), LA(α, m), LA(α, β, m) or LF(α, β, w, m[, n]); null when the numbers make no line of finite area. */
function asymmetricLorentzian(id: string, name: 'LA' | 'LF', numbers: readonly number[], width: Field): { shape: Shape; parameters: Record<string, ParameterSpec> } | null {
  const isDamped = name === 'LF';
  if (isDamped ? numbers.length < 4 || numbers.length > 5 : numbers.length < 1 || numbers.length > 3) return null;
  const alpha = numbers.length > 1 ? numbers[0]! : 1;
  const beta = isDamped || numbers.length > 2 ? numbers[1]! : alpha;
  const channels = isDamped ? numbers[3]! : numbers.length === 1 ? widestGauss * (1 - numbers[0]! / 100) : numbers[numbers.length - 1]!;
  if (!(alpha > (isDamped ? 0 : 0.5) && beta > (isDamped ? 0 : 0.5) && channels >= 0) || (isDamped && !(numbers[2]! > 0 && channels > 0))) return null;
  const ratio = gaussPerLorentz * channels;
  // Olivero and Longbothum 1977: the width of a Voigt line from those of its parts.
  const lorentzPerWidth = channels > 0 ? voigtPerWidth / (0.5346 + Math.sqrt(0.2166 + ratio * ratio)) : 2 / (Math.sqrt(2 ** (1 / alpha) - 1) + Math.sqrt(2 ** (1 / beta) - 1));
  const withWidth = (factor: number): ParameterSpec => linked(`${id}.fwhm`, `${source}: in proportion to the width`, rounded(factor));
  return {
    shape: isDamped ? 'lf' : 'la',
    parameters: {
      fwhm: bounded(rounded(lorentzPerWidth * width.value), rounded(lorentzPerWidth * width.min), rounded(lorentzPerWidth * width.max)),
      alpha: fixed(alpha, source),
      beta: fixed(beta, source),
      gaussFwhm: withWidth(ratio),
      ...(isDamped && { tailDamping: withWidth((dampingPerWidth * numbers[2]!) / lorentzPerWidth) }),
    },
  };
}

/** Kind and constants of the background of a region line as {@link regionLine} takes it apart. */
function backgroundOf(line: readonly string[], notes: CasaNote[]): Pick<BackgroundSpec, 'kind' | 'tougaard'> {
  const text = line[2] ?? 'Linear';
  const kind = /^(?:none|zero)/i.test(text) ? 'none' : /shirley/i.test(text) ? 'shirleyStatic' : /u ?2 tougaard/i.test(text) ? 'tougaardU2' : /tougaard/i.test(text) ? 'tougaardU3' : 'linear';
  if (!/^(?:linear|shirley|none)$/i.test(text)) notes.push({ key: 'xps.casa.background', params: { background: text, kind } });
  // CasaXPS keeps C of its two-parameter function with a minus sign.
  const [c, d] = [Math.abs(Number(line[7])), Number(line[8])];
  const isGiven = (kind === 'tougaardU2' || kind === 'tougaardU3') && c > 0 && (kind === 'tougaardU2' || d >= 0);
  return { kind, ...(isGiven && { tougaard: { b: null, c, d: kind === 'tougaardU2' ? 0 : d, source } }) };
}

function speciesOf(name: string): Species {
  const element = /^[A-Z][a-z]?/.exec(name)?.[0];
  const known: Readonly<Record<string, Species>> = { C: 'C', Cl: 'Cl', O: 'O', Zr: 'Zr', Li: 'Li', Ru: 'Ru' };
  return known[element ?? ''] ?? 'other';
}
