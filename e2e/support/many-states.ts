import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const sample = join(import.meta.dirname, '../../resources/sample');
const states = ['before', 'charge1', 'discharge1', 'charge2', 'discharge2'];
const techniques = { xrd: 'xy', raman: 'txt', xps: 'vms' } as const;

/**
 * Writes a folder of so many states, each with the files of one of the sample's under bytes of its own, the starting materials, and the
 * manifest that places them: four XPS spectra for each state, and as many of XRD and of Raman as `repeats` says. @returns the folder
 */
export async function manyStates(parent: string, count: number, repeats = 1): Promise<string> {
  const folder = join(parent, `${count} states`);
  const placed = Array.from({ length: count }, (_, order) => ({
    id: `s${order}`,
    label: `state ${order + 1}`,
    order,
    files: Object.fromEntries(
      Object.entries(techniques).map(([technique, ending]) => [technique, Array.from({ length: technique === 'xps' ? 1 : repeats }, (_, at) => `${technique}/s${order}-${at}.${ending}`)]),
    ),
  }));
  for (const [technique, ending] of Object.entries(techniques)) {
    await mkdir(join(folder, technique), { recursive: true });
    const texts = await Promise.all(states.map((name) => readFile(join(sample, technique, `${name}.${ending}`), 'utf8')));
    await Promise.all(placed.flatMap(({ files, label }, order) => files[technique]!.map((file, at) => writeFile(join(folder, file), ofItsOwn(texts[order % texts.length]!, `${label}, ${at + 1}`)))));
  }
  await Promise.all(['ref-RuCl3.txt', 'ref-LiCl.txt'].map((name) => cp(join(sample, 'raman', name), join(folder, 'raman', name))));
  const manifest = JSON.parse(await readFile(join(sample, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, states: placed, electrochemistry: undefined }));
  return folder;
}

/** The first comment of a table, or the name of the experiment in a VAMAS file, names the state. */
const ofItsOwn = (text: string, label: string): string => text.replace(/^#.*|^synthetic five-state set$/m, (line) => `${line} ${label}`);
