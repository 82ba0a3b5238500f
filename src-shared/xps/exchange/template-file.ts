/** User templates as files: one region model with a name, checked when it is read. */
import * as v from 'valibot';
import { RegionModelSchema, type ParameterSpec, type RegionModel } from '../model';
import { checkedJson } from './checked-json';

const format = 'halocline-xps-template/1';

const TemplateSchema = v.object({ format: v.literal(format), name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), region: RegionModelSchema });
export interface Template {
  readonly name: string;
  readonly region: RegionModel;
}

export type TemplateRead = { readonly ok: true; readonly template: Template } | { readonly ok: false; readonly problem: string };

/** The text of a template file. What a project adds to a model (values by state, restrictions to states) stays behind. */
export function templateText({ name, region }: Template): string {
  const components = region.components.map((component) => ({ ...component, states: null, parameters: Object.fromEntries(Object.entries(component.parameters).map(([key, spec]) => [key, general(spec)])) }));
  return `${JSON.stringify({ format, name, region: { ...region, components } }, null, 1)}\n`;
}

function general(spec: ParameterSpec): ParameterSpec {
  const kept: ParameterSpec = { ...spec, freeIn: [] };
  delete kept.stateValues;
  return kept;
}

/** Reads a template file; what is wrong with it is said with its place. */
export function readTemplate(text: string): TemplateRead {
  const read = checkedJson(TemplateSchema, text);
  if (!read.ok) return read;
  const { name, region } = read.value;
  const missing = brokenLink(region);
  return missing === null ? { ok: true, template: { name, region } } : { ok: false, problem: missing };
}

/** The first link that leads nowhere or round in a circle, in words; null when there is none. */
function brokenLink(region: RegionModel): string | null {
  for (const component of region.components) {
    for (const name of Object.keys(component.parameters)) {
      const seen: string[] = [];
      for (let path = `${component.id}.${name}`; ; ) {
        if (seen.includes(path)) return `${component.id}.${name} is linked in a circle`;
        seen.push(path);
        const [owner, parameter] = [path.slice(0, path.lastIndexOf('.')), path.slice(path.lastIndexOf('.') + 1)];
        const spec = region.components.find(({ id }) => id === owner)?.parameters[parameter];
        if (!spec) return `${component.id}.${name} is linked to ${path}, which is not there`;
        if (spec.mode !== 'linked' || !spec.link) break;
        path = spec.link.to;
      }
    }
  }
  return null;
}
