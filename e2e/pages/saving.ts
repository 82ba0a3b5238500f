import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Shell } from '../shells/shell';
import type { Frame } from './frame';
import { words } from './words';

/** Saves by what `act` does, and gives what was written. @param name the file's name, or in what it ends */
export async function saved(frame: Frame, shell: Shell, name: string, act: () => Promise<void>): Promise<Buffer> {
  await shell.answerSaveDialog(join(shell.home, name));
  await act();
  const status = frame.status.filter({ hasText: name });
  await expect(status).toBeVisible({ timeout: 60_000 });
  return readFile((await status.innerText()).replace(words('figure.saved', { place: '' }), '').trim());
}
