/**
 * The fit that CasaXPS leaves in the comment of a VAMAS block, as a model to start from. Layout read off FeO_analyzed.vms
 * (pynxtools-xps, Apache-2.0); the words of the line shapes follow the CasaXPS manual (science note of the shapes, S13, S16, S20):
 *
 *     CASA region (*name*) (*background*) lowKinetic highKinetic …
 *     CASA comp (*name*) (*shape*) Area value min max link factor MFWHM value min max link factor Position value min max link offset …
 *
 * Energies are kinetic; a link is the number of another component from 0, or −1.
 */
import type { BackgroundSpec, ComponentSpec, ParameterSpec, RegionModel, Shape, Species } from '../model';
import { fixed, shared } from '../templates/parameter';

/** What could not be taken as it stands: a message of the dictionary under `xps.casa.`. */
export interface CasaNote {
  readonly key: 'xps.casa.asLa' | 'xps.casa.unknownShape' | 'xps.casa.background';
  readonly params: Readonly<Record<string, string>>;
}

/** A component as CasaXPS fitted it, for comparing. */
export interface CasaComponent {
  readonly name: string;
  readonly shape: string;
  /** Binding energy, eV. */
  readonly position: number;
  readonly fwhm: number;
  /** Counts eV, or counts s⁻¹ eV: the ordinate's unit. */
  readonly area: number;
}

export interface CasaFit {
  readonly model: RegionModel;
  readonly components: readonly CasaComponent[];
  readonly notes: readonly CasaNote[];
}

interface Field {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Number of the component that this follows, or null. */
  readonly link: number | null;
  readonly factor: number;
}

const compLine = /^CASA comp \(\*(.*?)\*\) \(\*(.*?)\*\) Area (.*)$/;
const regionLine = /^CASA region \(\*(.*?)\*\) \(\*(.*?)\*\) (\S+) (\S+)/;

/**
 * Reads the fit out of a block's comment; null when there is none.
 * @param region key and label of the model that is made
 * @param photonEnergyEv turns the kinetic energies of CasaXPS into binding energies
 * @param stepEv channel width, eV: CasaXPS gives the Gaussian of its LA lines in channels
 */
export function readCasaFit(comment: string, region: { readonly key: string; readonly label: string }, photonEnergyEv: number, stepEv: number): CasaFit | null {
  const lines = comment.split(/\r?\n/).map((line) => line.trim());
  const found = lines.flatMap((line) => {
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
  const background = backgroundOf(window[2] ?? 'Linear', notes);
  const ends = window.length > 0 ? [Number(window[3]), Number(window[4])].map((kinetic) => photonEnergyEv - kinetic).sort((a, b) => a - b) : [];
  const components = found.map(({ name, shape, width, position }, i): ComponentSpec => {
    const binding = photonEnergyEv - position.value;
    const line = shapeOf(shape, width, stepEv, notes);
    const bound = (value: number): number => photonEnergyEv - value;
    const follows = position.link !== null && found[position.link] && position.link !== i;
    return {
      id: `casa${i}`,
      label: found.filter((other) => other.name === name).length > 1 ? `${name} ${String.fromCharCode(65 + i)}` : name,
      species: speciesOf(name),
      subshell: /^([A-Z][a-z]?) ?(\d[spdf])/.exec(name)?.slice(1, 3).join('') ?? region.key,
      line: 'single',
      lineNames: [String.fromCharCode(65 + i)],
      shape: line.shape,
      parameters: {
        position: follows
          ? { ...shared(binding, 'CasaXPS'), mode: 'linked', link: { to: `casa${position.link}.position`, factor: 1, offset: -position.factor } }
          : bounded(binding, bound(position.max), bound(position.min)),
        ...line.parameters,
      },
      lossStep: null,
      states: null,
    };
  });
  return {
    model: {
      region: region.key,
      label: region.label,
      window: ends.length === 2 && ends.every(Number.isFinite) ? [ends[0]!, ends[1]!] : null,
      background: { kind: background, slope: false, endpointAverage: 5, lossSteps: {} },
      components,
    },
    components: found.map(({ name, shape, area, width, position }) => ({ name, shape, position: photonEnergyEv - position.value, fwhm: width.value, area: area.value })),
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
/** A free number inside the bounds of CasaXPS; equal bounds mean that it was held. */
const bounded = (value: number, min: number, max: number): ParameterSpec => (max - min > 1e-9 ? shared(Math.min(max, Math.max(min, value)), source, { min, max }) : fixed(value, source));

function shapeOf(text: string, width: Field, stepEv: number, notes: CasaNote[]): { shape: Shape; parameters: Record<string, ParameterSpec> } {
  const [, name = '', inside = ''] = /^([A-Za-z]+)\(([^)]*)\)/.exec(text.trim()) ?? [];
  const numbers = inside.split(',').map(Number);
  const fwhm = bounded(width.value, width.min, width.max);
  const isWhole = text.trim() === `${name}(${inside})` && numbers.every(Number.isFinite);
  if (isWhole && (name === 'SGL' || name === 'GL')) {
    return { shape: name === 'SGL' ? 'gaussLorentzSum' : 'gaussLorentzProduct', parameters: { fwhm, mixing: fixed(numbers[0]! / 100, source) } };
  }
  if (isWhole && (name === 'LA' || name === 'LF') && numbers[0]! > 0.5) {
    // LA(α, m) is symmetric, LA(α, β, m) not; LF adds a damping before the last number.
    const alpha = numbers[0]!;
    const beta = numbers.length > 2 ? Math.max(0.501, numbers[1]!) : alpha;
    // LF(α, β, w, …, m): the third number damps the tails; its unit is taken to be channels, as that of m is.
    const damping = name === 'LF' && numbers.length > 3 ? numbers[2]! * stepEv : null;
    const channels = numbers.length > 1 ? numbers[numbers.length - 1]! : 0;
    // The kernel is not published; other readers take a third of its channels as standard deviation.
    const gauss = (channels / 3) * stepEv * 2.354820045;
    // What CasaXPS lists as the width is the full width of the whole line: (F/2)(√(2^(1/α) − 1) + √(2^(1/β) − 1)) before the Gaussian.
    const perWidth = 2 / (Math.sqrt(2 ** (1 / alpha) - 1) + Math.sqrt(2 ** (1 / beta) - 1));
    notes.push({ key: 'xps.casa.asLa', params: { line: text, shape: damping === null ? 'LA' : 'LF', gauss: gauss.toFixed(2) } });
    return {
      shape: damping === null ? 'la' : 'lf',
      parameters: {
        fwhm: bounded(perWidth * width.value, perWidth * width.min, perWidth * width.max),
        alpha: fixed(alpha, source),
        beta: fixed(beta, source),
        gaussFwhm: fixed(gauss, source),
        ...(damping !== null && { tailDamping: fixed(damping, source) }),
      },
    };
  }
  notes.push({ key: 'xps.casa.unknownShape', params: { line: text } });
  return { shape: 'gaussLorentzSum', parameters: { fwhm, mixing: fixed(0.3, source) } };
}

function backgroundOf(text: string, notes: CasaNote[]): BackgroundSpec['kind'] {
  const kind = /^(?:none|zero)/i.test(text) ? 'none' : /shirley/i.test(text) ? 'shirleyStatic' : /u ?2 tougaard/i.test(text) ? 'tougaardU2' : /tougaard/i.test(text) ? 'tougaardU3' : 'linear';
  if (!/^(?:linear|shirley|none)$/i.test(text)) notes.push({ key: 'xps.casa.background', params: { background: text, kind } });
  return kind;
}

function speciesOf(name: string): Species {
  const element = /^[A-Z][a-z]?/.exec(name)?.[0];
  const known: Readonly<Record<string, Species>> = { C: 'C', Cl: 'Cl', O: 'O', Zr: 'Zr', Li: 'Li', Ru: 'Ru' };
  return known[element ?? ''] ?? 'other';
}
