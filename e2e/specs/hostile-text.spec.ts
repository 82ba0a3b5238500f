import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { ArchivePage } from '../pages/archive';
import { Frame } from '../pages/frame';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

const root = join(import.meta.dirname, '../..');
const payload = '<img src=x onerror=alert(1)>';
/** Every field of a document that a person or a file writes freely. */
const free = new Set(['title', 'label', 'shortLabel', 'description', 'formula', 'text', 'name', 'source', 'folder', 'keywords', 'organisation', 'hkl', 'referenceName', 'software', 'xps', 'xrd', 'raman', 'electrochemistry']);

function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return free.has(key) ? `${value}${payload}` : value;
  if (Array.isArray(value)) return value.map((one) => poisoned(one));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)])) : value;
}

/** The fitted sample as a stranger may have made it: markup in every text, also in the names of the raw files. */
async function hostileProject(folder: string): Promise<void> {
  const document = poisoned(JSON.parse(await readFile(join(root, 'src-main/project-store/fixtures/v1/project.json'), 'utf8'))) as { files: { sha256: string; name: string }[] };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'project.json'), JSON.stringify(document));
  const sample = join(root, 'resources/sample');
  for (const path of await readdir(sample, { recursive: true })) {
    const bytes = await readFile(join(sample, path)).catch(() => null);
    const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
    const file = document.files.find((one) => one.sha256 === sha256);
    if (!bytes || !file) continue;
    await mkdir(join(folder, 'raw', file.sha256), { recursive: true });
    await writeFile(join(folder, 'raw', file.sha256, file.name), bytes);
  }
}

test('markup in every text of a project stays text in every view and in what leaves it', async ({ window, shell }) => {
  await hostileProject(join(shell.home, 'halocline', 'projects', 'Hostile'));
  // The preview of the report runs no script, and the page applies no style of a document that it only parses; Chromium says so of what this test does.
  shell.watcher.announce(/^console: Blocked script execution in 'about:srcdoc'/);
  shell.watcher.announce(/^console: (Refused to apply|Applying) inline style/);
  const executed: string[] = [];
  window.on('dialog', (dialog) => {
    executed.push(dialog.message());
    void dialog.dismiss();
  });
  await window.getByRole('button', { name: words('library.open') }).click();
  await window.getByRole('button', { name: /^LiRuCl4 cathode/ }).click();
  const frame = new Frame(window);
  await expect(frame.views).toBeVisible();
  await expect(frame.states.getByRole('button', { name: payload }).first()).toBeVisible();
  for (const view of ['overview', 'cycling', 'xrd', 'raman', 'xps', 'compare', 'board', 'report', 'archive'] as const) {
    await frame.show(view);
    await expect(window.locator('main').first()).toBeVisible();
    // Long enough for what computes and draws by itself when it is looked at.
    await window.waitForTimeout(1500);
    expect(await window.locator('img[src="x"]').count(), view).toBe(0);
    for (const frameOfPage of await window.locator('iframe').all()) expect((await frameOfPage.getAttribute('srcdoc')) ?? '', view).not.toContain(payload);
  }
  const archive = new ArchivePage(window);
  await mkdir(join(shell.home, 'halocline', 'downloads'), { recursive: true });
  const downloads = join(shell.home, 'halocline', 'downloads');
  await shell.answerSaveDialog(join(downloads, 'hostile.eln'));
  expect(await archive.write()).toMatch(/[0-9a-f]{64}/);
  await archive.show('history');
  const [written] = (await readdir(downloads)).filter((name) => name.endsWith('.eln'));
  // Pages of the archive are opened by anyone's browser: what it would make of them, without running it.
  const pages = Object.entries(unzipSync(new Uint8Array(await readFile(join(downloads, written!))))).filter(([name]) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(1);
  for (const [name, bytes] of pages) {
    const text = Buffer.from(bytes).toString('utf8');
    expect(text, name).toContain('onerror=');
    const elements = await window.evaluate((html) => new DOMParser().parseFromString(html, 'text/html').querySelectorAll('img[src="x"], script, [onerror]').length, text);
    expect(elements, name).toBe(0);
  }
  expect(executed).toEqual([]);
});
