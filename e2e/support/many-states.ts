import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const sample = join(import.meta.dirname, '../../resources/sample');
const patterns = ['before', 'charge1', 'discharge1', 'charge2', 'discharge2'];

/** Writes a folder of so many states, each with a pattern like one of the sample's and bytes of its own, and the manifest that places them. @returns the folder */
export async function manyStates(parent: string, count: number): Promise<string> {
  const folder = join(parent, `${count} states`);
  await mkdir(join(folder, 'xrd'), { recursive: true });
  const texts = await Promise.all(patterns.map((name) => readFile(join(sample, 'xrd', `${name}.xy`), 'utf8')));
  const states = Array.from({ length: count }, (_, order) => ({ id: `s${order}`, label: `state ${order + 1}`, order, files: { xrd: `xrd/s${order}.xy` } }));
  await Promise.all(states.map(({ files }, order) => writeFile(join(folder, files.xrd), texts[order % texts.length]!.replace(/^#.*/, `# SYNTHETIC state ${order + 1}; two_theta_deg counts`))));
  const manifest = JSON.parse(await readFile(join(sample, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, states, references: undefined, electrochemistry: undefined }));
  return folder;
}
