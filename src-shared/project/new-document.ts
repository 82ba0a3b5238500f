import { translate, type Locale } from '@shared/i18n/translate';
import { currentSchema, type ProjectDocument, type State } from './document';

/** Ids of the five states of charge of a standard series, in order; manifests and results use the same ones. */
const defaultStateIds = ['before', 'charge1', 'discharge1', 'charge2', 'discharge2'] as const;

/** The five states of a standard series, labelled in a language. */
export function defaultStates(locale: Locale): State[] {
  return defaultStateIds.map((id, palette) => ({
    id,
    label: translate(locale, `format.state.${id}`),
    shortLabel: translate(locale, `format.stateShort.${id}`),
    palette,
  }));
}

/**
 * An empty project: five states, LiRuCl4 in a 90:0:10 composite (active material, electrolyte, carbon), nothing else.
 * @param options.id a fresh id; made by the caller, since this function is pure
 * @param options.now time of creation, ISO 8601
 * @param options.title defaults to "Untitled project" in the language
 */
export function newDocument(options: { id: string; now: string; locale: Locale; title?: string }): ProjectDocument {
  const title = options.title?.trim() ?? '';
  return {
    schema: currentSchema,
    id: options.id,
    title: title === '' ? translate(options.locale, 'format.untitled') : title,
    createdAt: options.now,
    sample: { formula: 'LiRuCl4', description: '', composite: { active: 90, electrolyte: 0, carbon: 10 }, synthetic: false },
    states: defaultStates(options.locale),
    files: [],
    measurements: [],
    constants: { xps: null, xrd: null, raman: null, electrochemistry: null },
    analyses: [],
    annotations: [],
    people: [],
    view: {},
  };
}

/** True while a project carries the title it was born with, in whatever language. */
export function isUntitled(document: Pick<ProjectDocument, 'title'>): boolean {
  return (['en', 'ja'] as const).some((locale) => document.title === translate(locale, 'format.untitled'));
}
