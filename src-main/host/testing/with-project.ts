import type { OpenProject } from '@shared/host/contract';
import { documentNamed } from '../../project-store/testing/documents';
import type { TestWindow } from './test-host';

/** A new project of one window. */
export const create = (window: TestWindow, title = 'Ru series'): Promise<OpenProject> =>
  window.call('projects.create', { title, document: documentNamed(title), parent: null });

/** Uploads bytes in two pieces. */
export async function upload(window: TestWindow, project: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<{ sha256: string; size: number; known: boolean }> {
  const { upload: id } = await window.call('files.beginUpload', project, name, bytes.length);
  await window.call('files.upload', id, bytes.slice(0, 3));
  await window.call('files.upload', id, bytes.slice(3));
  return window.call('files.finishUpload', id);
}
