import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dropFiles } from '../pages/drop';
import { Frame } from '../pages/frame';
import { StartPage } from '../pages/start';
import { words } from '../pages/words';
import { expect, test } from '../fixtures';

test('the folder of a project that this computer knows opens when it is dropped, and of another it is said how', async ({ window, shell }) => {
  const frame = new Frame(window);
  await new StartPage(window).openSample();
  await frame.isSaved();
  await frame.closeProject();

  const projects = join(shell.home, 'halocline', 'projects');
  const [name] = await readdir(projects);
  const elsewhere = join(shell.home, 'stick', 'brought along');
  await cp(join(projects, name!), elsewhere, { recursive: true });
  await dropFiles(window, [elsewhere]);
  await expect(window.getByText(words('start.droppedProject'))).toBeVisible();

  await dropFiles(window, [join(projects, name!)]);
  await expect(frame.views).toBeVisible();
  await expect(frame.states.getByRole('button').first()).toContainText('Before cycling');
});
