/** Which templates a region can take. */
import * as v from 'valibot';
import type { Spectrum } from '@shared/spectrum/spectrum';
import { readCasaFit, type CasaNote } from '@shared/xps/exchange/casaxps-fit';
import { readTemplate, templateText, type Template } from '@shared/xps/exchange/template-file';
import type { RegionModel } from '@shared/xps/model';
import { furtherTemplates } from '@shared/xps/templates/further-templates';
import { regionTemplates } from '@shared/xps/templates/region-templates';
import { emptyRegion } from '../edits/component-edits';

export interface OfferedTemplate {
  readonly id: string;
  readonly template: Template;
  /** What of a foreign fit could not be taken as it stands. */
  readonly notes: readonly CasaNote[];
}

interface Words {
  /** "O1s" as one writes it. */
  readonly label: string;
  readonly blank: string;
  readonly casa: (components: number) => string;
}

/** The CasaXPS fit in the comment of a region's spectrum, the shipped templates, and an empty model. */
export function offeredTemplates(region: string, spectrum: Spectrum | null, words: Words): OfferedTemplate[] {
  const shipped = [regionTemplates[region], furtherTemplates[region]].filter((template) => template !== undefined).map((template) => template());
  const casa = spectrum ? casaFit(region, words.label, spectrum) : null;
  return [
    ...(casa ? [{ id: 'casa', template: { name: words.casa(casa.model.components.length), region: casa.model }, notes: casa.notes }] : []),
    ...shipped.map((model) => ({ id: model.label, template: { name: model.label, region: model }, notes: [] })),
    { id: 'blank', template: { name: words.blank, region: emptyRegion(region, words.label) }, notes: [] },
  ];
}

function casaFit(region: string, label: string, { metadata, xps }: Spectrum): ReturnType<typeof readCasaFit> {
  const comment = metadata['comment'];
  if (comment === undefined || !xps?.photonEnergyEv) return null;
  return readCasaFit(comment, { key: region, label }, xps.photonEnergyEv);
}

/** Where the numbers of a model come from, each source once with the names of the parameters that rest on it. */
export function sourcesOf(model: RegionModel): { readonly source: string; readonly parameters: readonly string[] }[] {
  const parameters = model.components.flatMap((component) => Object.entries(component.parameters)).filter(([, { source }]) => source !== '');
  return [...new Set(parameters.map(([, { source }]) => source))].map((source) => ({ source, parameters: [...new Set(parameters.filter(([, spec]) => spec.source === source).map(([name]) => name))] }));
}

/** The user's own templates as this computer remembers them; what can no longer be read is left out. */
export function ownTemplates(remembered: string | null): Template[] {
  if (remembered === null) return [];
  let texts: unknown;
  try {
    texts = JSON.parse(remembered);
  } catch {
    // Memory written by hand or cut short: nothing of it is a template.
    return [];
  }
  if (!v.is(v.array(v.string()), texts)) return [];
  return texts.flatMap((text) => {
    const read = readTemplate(text);
    return read.ok ? [read.template] : [];
  });
}

const isSame = (a: Template, b: Template): boolean => a.name === b.name && a.region.region === b.region.region;

/** Keeps a template beside the others; one of the same name in the same region it replaces. */
export const withTemplate = (own: readonly Template[], kept: Template): Template[] => [...own.filter((one) => !isSame(one, kept)), kept];

/** An imported template under a name that its region has free, so that none of the user's own goes; the one that is there already where they are equal. */
export function besideOwn(own: readonly Template[], imported: Template): Template {
  const text = JSON.stringify(imported.region);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? imported : { ...imported, name: `${imported.name.slice(0, 94)} (${n})` };
    const taken = own.find((one) => isSame(one, candidate));
    if (!taken || JSON.stringify(taken.region) === text) return candidate;
  }
}

export const rememberTemplates = (own: readonly Template[]): string => JSON.stringify(own.map(templateText));
