/**
 * The other models that a careful analyst could as well have chosen. How far the fractions move when each of them is fitted is the
 * systematic part of their uncertainty: splittings 0.05 eV off, the statistical or Scofield's area ratio, a window 1 eV shorter, another
 * background, carbon shape or line shape.
 */
import type { BackgroundSpec, ComponentSpec, ParameterSpec, RegionModel, XpsSettings } from '../model';
import type { StateData } from '../series';
import { fixed, linked, shared } from '../templates/parameter';

/** What is chosen otherwise. One family is one source of doubt, however many members it has. */
export const variantFamilies = ['background', 'window', 'areaRatio', 'splitting', 'widths', 'carbon', 'lines', 'tie'] as const;
export type VariantFamily = (typeof variantFamilies)[number];

/** "family.member": keys of the dictionary under `xpsVariant.`, where each has a name and, under `.how`, what was varied and by which source. */
const variantIds = [
  'background.shirleyCofit', 'background.shirleyStatic', 'background.linear', 'background.slope',
  'window.low', 'window.high',
  'areaRatio.statistical', 'areaRatio.scofield',
  'splitting.low', 'splitting.high',
  'widths.one', 'widths.equalPair',
  'carbon.lowAsymmetry', 'carbon.highAsymmetry', 'carbon.la', 'carbon.adventitious',
  'lines.pseudoVoigt', 'lines.untailed',
  'tie.none',
] as const;
export type VariantId = (typeof variantIds)[number];
/** Whether a stored name is that of a variant which this version fits. */
export const isVariantId = (id: string): id is VariantId => (variantIds as readonly string[]).includes(id);

export interface XpsVariant {
  readonly id: VariantId;
  /** Settings that begin where the varied result ended. */
  readonly settings: XpsSettings;
}

/** The family of a variant by its name. @throws for the name of no variant */
export const familyOf = (id: string): VariantFamily => {
  const family = variantFamilies.find((name) => id.startsWith(`${name}.`));
  if (!family) throw new Error(`"${id}" is the name of no model variant`);
  return family;
};

/** How much a window gives up at one end, eV. */
export const windowStep = 1;
/** A window keeps at least this, eV. */
const leastWindow = 8;
/**
 * By how much the splittings of Ru 3d and Cl 2p lie off their values in the model, eV: the scatter of published ones where carbon does not
 * pull them (Ru 3d 4.17 ± 0.05 eV, NIST SRD 20: Nyholm 1980; Cl 2p 1.60 ± 0.05 eV).
 */
export const splittingStep = 0.05;
/** Minor over major line: statistical, and Scofield 1976 (doi 10.1016/0368-2048(76)80015-1) at Al Kα. */
export const areaRatios: Readonly<Record<string, { readonly statistical: number; readonly scofield: number }>> = {
  Ru3d: { statistical: 2 / 3, scofield: 5.1 / 7.39 },
  Ru3p: { statistical: 1 / 2, scofield: 3.44 / 6.78 },
  Cl2p: { statistical: 1 / 2, scofield: 0.775 / 1.51 },
};
/** Doniach–Šunjić asymmetry of graphitic carbons, 0.06 to 0.14. */
export const asymmetries = { low: 0.06, high: 0.14 };
const chloride: readonly string[] = ['Ru2+', 'Ru3+', 'Ru4+'];
const variant = 'model variant';

/**
 * The variants of a fitted model, in the order of their families; those that would change nothing are left out.
 * @param settings holds the fitted numbers (`settingsOfResult`), foreign species included; no further ones are looked for
 * @param states the spectra, for the ends of windows that the model leaves open
 */
export function admissibleVariants(settings: XpsSettings, states: readonly StateData[]): XpsVariant[] {
  const base: XpsSettings = { ...settings, foreignSpecies: 'ignore' };
  const made = (id: VariantId, change: (region: RegionModel) => RegionModel): XpsVariant => ({ id, settings: { ...base, regions: base.regions.map((region) => change(structuredClone(region))) } });
  return [
    made('background.shirleyCofit', (region) => withBackground(region, 'shirleyCofit')),
    made('background.shirleyStatic', (region) => withBackground(region, 'shirleyStatic')),
    made('background.linear', (region) => withBackground(region, 'linear')),
    made('background.slope', (region) => ({ ...region, background: { ...region.background, slope: !region.background.slope } })),
    made('window.low', (region) => narrowed(region, states, settings.states, windowStep, 0)),
    made('window.high', (region) => narrowed(region, states, settings.states, 0, windowStep)),
    made('areaRatio.statistical', (region) => eachDoublet(region, 'areaRatio', (_, { subshell }) => areaRatios[subshell]?.statistical)),
    made('areaRatio.scofield', (region) => eachDoublet(region, 'areaRatio', (_, { subshell }) => areaRatios[subshell]?.scofield)),
    made('splitting.low', (region) => eachDoublet(region, 'splitting', ({ value }, { subshell }) => (subshell === 'Ru3p' ? undefined : value - splittingStep))),
    made('splitting.high', (region) => eachDoublet(region, 'splitting', ({ value }, { subshell }) => (subshell === 'Ru3p' ? undefined : value + splittingStep))),
    made('widths.one', oneWidth),
    made('widths.equalPair', (region) => eachDoublet(eachDoublet(region, 'extraLorentzFwhm', () => 0), 'extraFwhm', () => 0)),
    made('carbon.lowAsymmetry', (region) => eachAsymmetric(region, ({ parameters }) => ({ asymmetry: pinned(parameters['asymmetry']!, asymmetries.low) }))),
    made('carbon.highAsymmetry', (region) => eachAsymmetric(region, ({ parameters }) => ({ asymmetry: pinned(parameters['asymmetry']!, asymmetries.high) }))),
    made('carbon.la', carbonAsLa),
    made('carbon.adventitious', withAdventitious),
    made('lines.pseudoVoigt', asPseudoVoigt),
    made('lines.untailed', untailed),
    ...(base.rutheniumTie ? [{ id: 'tie.none' as const, settings: withoutTie(base) }] : []),
  ].filter((one) => one.id === 'tie.none' || JSON.stringify(one.settings.regions) !== JSON.stringify(base.regions));
}

function withoutTie(settings: XpsSettings): XpsSettings {
  const untied = { ...settings };
  delete untied.rutheniumTie;
  return untied;
}

function withBackground(region: RegionModel, kind: BackgroundSpec['kind']): RegionModel {
  if (region.background.kind === kind) return region;
  // What is drawn before the fit leaves nothing for a slope of its own.
  return { ...region, background: { ...region.background, kind, slope: kind === 'shirleyCofit' } };
}

/** The region without the outermost eV; windows are in observed energy, and the states' differ only by their charge. */
function narrowed(region: RegionModel, states: readonly StateData[], used: readonly string[], low: number, high: number): RegionModel {
  const measured = states.filter(({ stateId }) => used.includes(stateId)).flatMap(({ regions }) => regions[region.region]?.bindingEnergy ?? []);
  if (measured.length === 0) return region;
  const from = Math.max(region.window?.[0] ?? -Infinity, ...measured.map((energies) => energies[0]!));
  const to = Math.min(region.window?.[1] ?? Infinity, ...measured.map((energies) => energies[energies.length - 1]!));
  if (to - from - low - high < leastWindow) return region;
  return { ...region, window: [Math.min(...ends(region, measured, 0), from) + low, Math.max(...ends(region, measured, 1), to) - high] };
}

/** The window's end where the model gives one, else the outermost measured energy. */
function ends({ window }: RegionModel, measured: readonly Float64Array[], end: 0 | 1): number[] {
  return window ? [window[end]] : measured.map((energies) => energies[end === 0 ? 0 : energies.length - 1]!);
}

/** Holds one parameter of every doublet at another value; links keep following. */
function eachDoublet(region: RegionModel, name: string, value: (spec: ParameterSpec, component: ComponentSpec) => number | undefined): RegionModel {
  return changed(region, (component) => {
    const spec = component.parameters[name];
    if (component.line !== 'doublet' || !spec || spec.mode === 'linked') return {};
    const other = value(spec, component);
    return other === undefined ? {} : { [name]: pinned(spec, other) };
  });
}

/** The same number, held. Its bounds and prior no longer matter. */
const pinned = (spec: ParameterSpec, value: number): ParameterSpec => ({ ...fixed(value, variant), link: spec.link });

function changed(region: RegionModel, change: (component: ComponentSpec) => Record<string, ParameterSpec>): RegionModel {
  return { ...region, components: region.components.map((component) => ({ ...component, parameters: { ...component.parameters, ...change(component) } })) };
}

/** The oxidation states of the chloride in a region that have a Gaussian width, and whether they have one width together. */
export function chlorideWidths(region: RegionModel): { readonly components: readonly ComponentSpec[]; readonly areOne: boolean } {
  const components = region.components.filter(({ species, parameters }) => chloride.includes(species) && parameters['gaussFwhm']);
  return { components, areOne: components.slice(1).every(({ parameters }) => parameters['gaussFwhm']!.mode === 'linked') };
}

/** One width for the chloride's oxidation states, or one each where they had one. */
function oneWidth(region: RegionModel): RegionModel {
  const { components, areOne } = chlorideWidths(region);
  const [first, ...others] = components;
  if (!first || others.length === 0) return region;
  const own = first.parameters['gaussFwhm']!;
  return changed(region, (component): Record<string, ParameterSpec> => {
    if (!others.includes(component)) return {};
    return { gaussFwhm: areOne ? { ...own } : linked(`${first.id}.gaussFwhm`, variant) };
  });
}

function eachAsymmetric(region: RegionModel, change: (component: ComponentSpec) => Record<string, ParameterSpec>): RegionModel {
  return changed(region, (component) => (component.subshell === 'C1s' && component.shape === 'doniachSunjic' ? change(component) : {}));
}

/** CasaXPS users' shape of carbon black: LA(1.2, 2.5), whose tail is a power law instead of a damped one. */
function carbonAsLa(region: RegionModel): RegionModel {
  return {
    ...region,
    components: region.components.map((component) => {
      const { parameters } = component;
      if (component.subshell !== 'C1s' || component.shape !== 'doniachSunjic') return component;
      const { position, chemicalShift, gaussFwhm, lorentzFwhm } = parameters;
      return {
        ...component,
        shape: 'la',
        parameters: {
          ...(position && { position }),
          ...(chemicalShift && { chemicalShift }),
          fwhm: shared(Math.max(0.2, 2 * lorentzFwhm!.value), variant, { min: 0.1, max: 1.6 }),
          alpha: fixed(1.2, variant),
          beta: fixed(2.5, variant),
          gaussFwhm: gaussFwhm!,
        },
      };
    }),
  };
}

/** A line of its own for adventitious carbon, 0.35 eV above sp2 (Biesinger 2022), as wide as the oxidised ones. */
function withAdventitious(region: RegionModel): RegionModel {
  const sp2 = region.components.find(({ id }) => id === 'sp2');
  const oxidised = region.components.find(({ id }) => id === 'co');
  if (!sp2 || !oxidised || region.components.some(({ id }) => id === 'adventitious')) return region;
  const component: ComponentSpec = {
    ...oxidised,
    id: 'adventitious',
    label: 'C 1s C–C',
    lineNames: ['C-C'],
    parameters: {
      ...oxidised.parameters,
      position: linked('sp2.position', variant),
      chemicalShift: fixed(0.35, variant),
      gaussFwhm: linked('co.gaussFwhm', variant),
    },
  };
  return { ...region, components: [...region.components, component] };
}

/** Symmetric line shapes with a Gaussian and a Lorentzian width, and the one that adds a tail to them. */
const voigtLike: readonly string[] = ['voigt', 'voigtTail'];
const tailParameters: readonly string[] = ['tailShare', 'tailLength'];
const isOfChloride = ({ species, shape }: ComponentSpec): boolean => (chloride.includes(species) || species === 'Cl') && voigtLike.includes(shape);
const without = (parameters: ComponentSpec['parameters'], names: readonly string[]): ComponentSpec['parameters'] =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name)));

/** Lines of the chloride without the tail that the model gives them. */
function untailed(region: RegionModel): RegionModel {
  return {
    ...region,
    components: region.components.map((component) =>
      isOfChloride(component) && component.shape !== 'voigt' ? { ...component, shape: 'voigt', parameters: without(component.parameters, tailParameters) } : component,
    ),
  };
}

/** Lines of the chloride as the height-weighted sum of CasaXPS, SGL. A sum knows no wider minor line. */
function asPseudoVoigt(region: RegionModel): RegionModel {
  const renamed = (spec: ParameterSpec, from: string, to: string): ParameterSpec => ({ ...spec, link: spec.link && { ...spec.link, to: spec.link.to.replace(`.${from}`, `.${to}`) } });
  return {
    ...region,
    components: region.components.map((component) => {
      const { gaussFwhm, lorentzFwhm } = component.parameters;
      if (!isOfChloride(component) || !gaussFwhm || !lorentzFwhm) return component;
      // Half of the Lorentzian width widens a Voigt line that is mostly Gaussian (Olivero and Longbothum 1977).
      const fwhm =
        gaussFwhm.mode === 'linked'
          ? renamed(gaussFwhm, 'gaussFwhm', 'fwhm')
          : { ...gaussFwhm, value: gaussFwhm.value + lorentzFwhm.value / 2, max: gaussFwhm.max === null ? null : gaussFwhm.max + 0.5, prior: null };
      const mixing = lorentzFwhm.mode === 'linked' ? renamed(lorentzFwhm, 'lorentzFwhm', 'mixing') : shared(0.3, variant, { min: 0, max: 0.8, priorSd: 0.2 });
      const kept = without(component.parameters, [...tailParameters, 'gaussFwhm', 'lorentzFwhm', 'extraLorentzFwhm']);
      return { ...component, shape: 'gaussLorentzSum', parameters: { ...kept, fwhm, mixing } };
    }),
  };
}
