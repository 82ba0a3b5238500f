/**
 * `ro-crate-metadata.json` of an archive: RO-Crate 1.2 as the ELN Consortium asks for it (eln-spec 1.2+20260923).
 * Flattened JSON-LD: every thing is a node of its own in `@graph`, others point to it by `@id` alone.
 */
import { translate, type Locale } from '@shared/i18n/translate';
import type { ProjectDocument } from '@shared/project/document';
import { emptyPublication, licences } from '@shared/project/publication';
import { results, type Software } from '@shared/report/results';
import { archiveFiles, stateFolder } from './layout';
import { valuesOfState, type NamedValue } from './values';

/** A file as the metadata describe it. */
export interface CrateFile {
  /** Below the root folder. */
  readonly path: string;
  /** For people; the name its maker gave a raw file. */
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** null only for the manifest, which holds the checksum of these metadata itself. */
  readonly sha256: string | null;
}

export interface CrateInput {
  readonly document: ProjectDocument;
  /** Every file but the metadata themselves. */
  readonly files: readonly CrateFile[];
  readonly software: Software;
  /** Time of the last change, ISO 8601. */
  readonly modifiedAt: string;
}

type Reference = { readonly '@id': string };
type Node = { readonly '@id': string; readonly '@type': string | readonly string[]; readonly [property: string]: unknown };

const roCrate = 'https://w3id.org/ro/crate/1.2';
const elnSpec = 'https://purl.archive.org/purl/elnconsortium/eln-spec/1.2+20260923';
const publisherId = '#halocline-developers';
const softwareId = '#halocline';
const analysisId = '#analysis';
const noLicenceId = '#no-licence';
const organisationId = '#organisation';

const ref = (id: string): Reference => ({ '@id': id });
const refs = (ids: readonly string[]): Reference[] => ids.map(ref);

/** The text of the metadata. */
export function crateText(input: CrateInput, locale: Locale): string {
  return `${JSON.stringify({ '@context': `${roCrate}/context`, '@graph': crateGraph(input, locale) }, null, 1)}\n`;
}

function crateGraph(input: CrateInput, locale: Locale): Node[] {
  const { document, files, software, modifiedAt } = input;
  const publication = document.publication ?? emptyPublication;
  const folders = foldersOf(input, locale);
  const comments = commentsOf(document, new Set(folders.map(({ stateId }) => stateId)), locale);
  const commentsOn = (stateId: string | null) => comments.filter((comment) => comment.stateId === stateId).map(({ node }) => node['@id']);
  const people = [...new Map(document.people.map((person) => [personId(person), person])).values()];
  const authors = people.map(personId);
  const instruments = instrumentsOf(document, locale);
  const licence = licences.find(({ id }) => id === publication.licence);
  const licenceNode: Node = licence
    ? { '@id': licence.url, '@type': 'CreativeWork', name: licence.id, description: licence.name }
    : publication.licence === null || publication.licence === ''
      ? { '@id': noLicenceId, '@type': 'CreativeWork', name: translate(locale, 'archive.noLicence'), description: translate(locale, 'archive.noLicenceText') }
      : { '@id': '#licence', '@type': 'CreativeWork', name: publication.licence, description: publication.licence };
  const dates = { dateCreated: document.createdAt, dateModified: modifiedAt };
  const byline = authors.length > 0 ? { author: oneOrMany(authors) } : {};
  const top = files.filter(({ path }) => !path.includes('/'));
  return [
    {
      '@id': archiveFiles.crate,
      '@type': 'CreativeWork',
      about: ref('./'),
      conformsTo: ref(roCrate),
      version: '1.2',
      dateCreated: modifiedAt,
      sdPublisher: ref(publisherId),
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: document.title,
      description: described(document, locale),
      identifier: document.id,
      datePublished: modifiedAt,
      ...dates,
      ...byline,
      license: ref(licenceNode['@id']),
      conformsTo: refs([roCrate, elnSpec]),
      ...textUnlessEmpty('keywords', publication.keywords),
      ...(publication.organisation === '' ? {} : { sourceOrganization: ref(organisationId) }),
      ...listUnlessEmpty('comment', commentsOn(null)),
      mentions: refs([analysisId, ...instruments.map((node) => node['@id'])]),
      hasPart: refs([...folders.map(({ path }) => path), ...top.map(({ path }) => path)]),
    },
    { '@id': roCrate, '@type': ['CreativeWork', 'Profile'], name: 'RO-Crate 1.2 Specification' },
    { '@id': elnSpec, '@type': ['CreativeWork', 'Profile'], name: 'ELN-File Format 1.2+20260923 Specification' },
    { '@id': publisherId, '@type': 'Organization', name: 'Halocline developers' },
    ...folders.flatMap((folder): Node[] => [
      {
        '@id': folder.path,
        '@type': 'Dataset',
        name: folder.name,
        text: folder.text,
        ...dates,
        ...byline,
        ...textUnlessEmpty('genre', folder.stateId === null ? '' : 'experiment'),
        ...listUnlessEmpty('comment', folder.stateId === null ? [] : commentsOn(folder.stateId)),
        ...listUnlessEmpty('variableMeasured', folder.values.map((value) => valueId(folder.path, value))),
        hasPart: refs(files.filter(({ path }) => path.startsWith(folder.path)).map(({ path }) => path)),
      },
      ...folder.values.map((value) => valueNode(folder.path, value)),
    ]),
    ...files.map(
      ({ path, name, mediaType, size, sha256 }): Node => ({ '@id': path, '@type': 'File', name, encodingFormat: mediaType, contentSize: String(size), ...(sha256 === null ? {} : { sha256 }) }),
    ),
    ...people.map(({ id, name, orcid }): Node => ({ '@id': personId({ id, orcid }), '@type': 'Person', name: name === '' ? id : name, ...(orcid === null ? {} : { identifier: `https://orcid.org/${orcid}` }) })),
    ...(publication.organisation === '' ? [] : [{ '@id': organisationId, '@type': 'Organization', name: publication.organisation }]),
    licenceNode,
    ...instruments,
    ...comments.map(({ node }) => node),
    { '@id': softwareId, '@type': 'SoftwareApplication', name: software.name, version: software.version, softwareVersion: software.version },
    {
      '@id': analysisId,
      '@type': 'CreateAction',
      name: translate(locale, 'archive.analysisAction', { software: software.name, version: software.version }),
      description: translate(locale, 'archive.analysisActionText'),
      instrument: ref(softwareId),
      endTime: modifiedAt,
      object: ref(archiveFiles.document),
      result: ref(archiveFiles.results),
    },
  ];
}

interface Folder {
  /** Ends with a slash. */
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly stateId: string | null;
  readonly values: readonly NamedValue[];
}

/** Every folder that holds files, the states first. */
function foldersOf({ document, files, software }: CrateInput, locale: Locale): Folder[] {
  const used = new Set(files.flatMap(({ path }) => (path.includes('/') ? [`${path.slice(0, path.indexOf('/'))}/`] : [])));
  const computed = results(document, software).states;
  const states = document.states.map(({ id, label }): Folder => {
    const state = computed.find((one) => one.id === id);
    return { path: `${stateFolder(document, id)}/`, name: label === '' ? id : label, text: translate(locale, 'archive.folder.state', { state: label }), stateId: id, values: state ? valuesOfState(state) : [] };
  });
  const known = new Map(states.filter(({ path }) => used.has(path)).map((folder) => [folder.path, folder]));
  const others = [...used].filter((path) => !known.has(path)).sort();
  return [...known.values(), ...others.map((path): Folder => ({ path, ...folderWords(path, locale), stateId: null, values: [] }))];
}

function folderWords(path: string, locale: Locale): { name: string; text: string } {
  const known = ['project/', 'tables/', 'figures/'].includes(path) ? (path.slice(0, -1) as 'project' | 'tables' | 'figures') : 'others';
  return { name: translate(locale, `archive.folder.${known}`), text: translate(locale, `archive.folder.${known}Text`) };
}

function valueId(folder: string, { property }: NamedValue): string {
  return `#${folder.slice(0, -1)}-${encodeURIComponent(property)}`;
}

function valueNode(folder: string, value: NamedValue): Node {
  const { property, unit, stdUncertainty } = value;
  return {
    '@id': valueId(folder, value),
    '@type': 'PropertyValue',
    name: property,
    propertyID: property,
    value: value.value,
    ...textUnlessEmpty('unitText', unit),
    ...(stdUncertainty === null ? {} : { description: `standard uncertainty ${stdUncertainty}` }),
  };
}

/** Notes of the project and of its states. @param shown states that have a folder; the notes on others go to the project */
function commentsOf(document: ProjectDocument, shown: ReadonlySet<string | null>, locale: Locale): { node: Node; stateId: string | null }[] {
  return document.annotations.map(({ anchor, text, author, createdAt }, i) => {
    const person = document.people.find((one) => one.id === author);
    const measurementId = anchor.kind === 'point' || anchor.kind === 'range' ? anchor.measurementId : null;
    const stateId = anchor.kind === 'state' ? anchor.stateId : (document.measurements.find(({ id }) => id === measurementId)?.stateId ?? null);
    const node: Node = {
      '@id': `#note-${i + 1}`,
      '@type': 'Comment',
      name: translate(locale, 'archive.note', { number: i + 1 }),
      text: text === '' ? '–' : text,
      dateCreated: createdAt,
      ...(person ? { author: ref(personId(person)) } : {}),
    };
    return { node, stateId: shown.has(stateId) ? stateId : null };
  });
}

function instrumentsOf({ publication }: ProjectDocument, locale: Locale): Node[] {
  const { instruments } = publication ?? emptyPublication;
  return (['xps', 'xrd', 'raman', 'electrochemistry'] as const).flatMap((technique): Node[] =>
    instruments[technique] === ''
      ? []
      : [{ '@id': `#instrument-${technique}`, '@type': 'IndividualProduct', name: translate(locale, 'archive.instrumentOf', { technique: translate(locale, `technique.${technique}`) }), description: instruments[technique] }],
  );
}

function personId({ id, orcid }: { id: string; orcid: string | null }): string {
  return orcid === null ? `#person-${id}` : `https://orcid.org/${orcid}`;
}

function described(document: ProjectDocument, locale: Locale): string {
  const words = [document.publication?.description ?? '', document.sample.description, translate(locale, 'archive.standard', { formula: document.sample.formula, states: document.states.map(({ label }) => label).join(', ') })];
  return [...words, document.sample.synthetic ? translate(locale, 'report.synthetic') : ''].filter((part) => part !== '').join('\n');
}

const oneOrMany = (ids: readonly string[]): Reference | Reference[] => (ids.length === 1 ? ref(ids[0]!) : refs(ids));
const textUnlessEmpty = (key: string, text: string): Record<string, string> => (text === '' ? {} : { [key]: text });
const listUnlessEmpty = (key: string, ids: readonly string[]): Record<string, Reference[]> => (ids.length === 0 ? {} : { [key]: refs(ids) });
