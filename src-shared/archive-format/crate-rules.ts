/**
 * The rules of the ELN Consortium for `ro-crate-metadata.json`, as its specification (1.2+20260923) and its published checks state them:
 * descriptor, root, flattened nodes, types, formats of values, and that every file is described. Versions 1.1 to 1.3 of RO-Crate are taken.
 */
import { archiveFiles } from './layout';

/** A file that lies in the archive. */
export interface PackedFile {
  /** Below the root folder. */
  readonly path: string;
  readonly size: number;
}

type Node = Readonly<Record<string, unknown>> & { readonly '@id': string };

/**
 * What is wrong with the metadata of an archive, one sentence each in the words of the specification; empty when all rules are kept.
 * @param text content of `ro-crate-metadata.json`
 */
export function crateProblems(text: string, files: readonly PackedFile[]): string[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return ['ro-crate-metadata.json is not JSON'];
  }
  const graph = isRecord(json) ? json['@graph'] : undefined;
  if (!isRecord(json) || !Array.isArray(graph)) return ['@graph must be an array'];
  const problems = typeof json['@context'] === 'string' ? [] : ['@context must name the RO-Crate context'];
  const nodes = graph.filter((node): node is Node => isRecord(node) && typeof node['@id'] === 'string' && typesOf(node).length > 0);
  if (nodes.length < graph.length) problems.push('every node of @graph needs @id and @type');
  const byId = new Map(nodes.map((node) => [decoded(node['@id']), node]));
  if (byId.size < nodes.length) problems.push('two nodes have the same @id');
  return [...problems, ...headProblems(byId), ...nodes.flatMap((node) => nodeProblems(node, byId)), ...fileProblems(byId, files)];
}

function headProblems(byId: ReadonlyMap<string, Node>): string[] {
  const problems: string[] = [];
  const need = (holds: boolean, sentence: string) => {
    if (!holds) problems.push(sentence);
  };
  const descriptor = byId.get(archiveFiles.crate);
  need(descriptor !== undefined && typesOf(descriptor).includes('CreativeWork'), 'the descriptor must be a CreativeWork with @id ro-crate-metadata.json');
  need(idsOf(descriptor?.['about'])[0] === '', 'the descriptor must be about ./');
  need(idsOf(descriptor?.['conformsTo']).some((id) => /^https:\/\/w3id\.org\/ro\/crate\/1\.[1-3](-DRAFT)?\/?$/.test(id)), 'the descriptor must conform to RO-Crate 1.1 or newer');
  need(descriptor !== undefined && 'sdPublisher' in descriptor && 'version' in descriptor, 'the descriptor must have sdPublisher and version');
  const root = byId.get('');
  need(root !== undefined && typesOf(root).includes('Dataset'), 'the root must be a Dataset with @id ./');
  need(Array.isArray(root?.['hasPart']), 'the root must have hasPart as an array');
  return problems;
}

function nodeProblems(node: Node, byId: ReadonlyMap<string, Node>): string[] {
  const id = node['@id'];
  const types = typesOf(node);
  const problems: string[] = [];
  const need = (holds: boolean, sentence: string) => {
    if (!holds) problems.push(`${id}: ${sentence}`);
  };
  for (const [key, value] of Object.entries(node)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    need(!values.some((one) => isRecord(one) && Object.keys(one).some((inner) => inner !== '@id' && inner !== '@value')), `${key} must refer by @id alone`);
    need(String(value).trim() !== '', `${key} is empty`);
  }
  for (const part of idsOf(node['hasPart'])) need(byId.has(part), `hasPart names ${part}, which has no node`);
  if ('hasPart' in node) need(Array.isArray(node['hasPart']), 'hasPart must be an array');
  if ('identifier' in node) need(typeof node['identifier'] === 'string', 'identifier must be a string');
  if ('keywords' in node) need(typeof node['keywords'] === 'string', 'keywords must be one string');
  if ('comment' in node) need(Array.isArray(node['comment']), 'comment must be an array of references');
  for (const author of idsOf(node['author'])) need(typesOf(byId.get(author)).some((type) => type === 'Person' || type === 'Organization'), `author ${author} must be a Person or an Organization`);
  if ('author' in node) need(idsOf(node['author']).length > 0, 'author must be a reference');
  if (types.includes('Dataset')) need(typeof node['name'] === 'string' && id.endsWith('/'), 'a Dataset needs a name, and an @id that ends with /');
  if (types.includes('File')) {
    need(typeof node['name'] === 'string', 'a File needs a name');
    need(!('contentSize' in node) || (typeof node['contentSize'] === 'string' && /^\d+$/.test(node['contentSize'])), 'contentSize must be a string of digits');
    need(!('sha256' in node) || (typeof node['sha256'] === 'string' && /^[0-9a-f]{64}$/.test(node['sha256'])), 'sha256 must be 64 hexadecimal digits');
  }
  return problems;
}

/** Every file described with its size and listed in the Dataset of its folder. */
function fileProblems(byId: ReadonlyMap<string, Node>, files: readonly PackedFile[]): string[] {
  return files.flatMap(({ path, size }) => {
    if (path === archiveFiles.crate) return [];
    const node = byId.get(path);
    if (!node || !typesOf(node).includes('File')) return [`${path} is not described as a File`];
    const folder = byId.get(path.slice(0, path.lastIndexOf('/') + 1));
    const problems: string[] = [];
    if (!folder || !idsOf(folder['hasPart']).includes(path)) problems.push(`${path} is not listed in hasPart of its folder`);
    if ('contentSize' in node && node['contentSize'] !== String(size)) problems.push(`${path} has ${size} bytes; the metadata say ${String(node['contentSize'])}`);
    return problems;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(node: Readonly<Record<string, unknown>> | undefined): string[] {
  const type: unknown = node?.['@type'];
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.filter((one): one is string => typeof one === 'string');
}

/** What a property refers to, as paths below the root folder where it names files. */
function idsOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => (isRecord(one) && typeof one['@id'] === 'string' ? [decoded(one['@id'])] : []));
}

/** An id without "./" in front and without percent-encoding. */
function decoded(id: string): string {
  const plain = id.startsWith('./') ? id.slice(2) : id;
  try {
    return /^(#|[a-z][a-z0-9+.-]*:)/i.test(plain) ? plain : decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
