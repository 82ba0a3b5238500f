import { randomBytes } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { nodeFileSystem } from '../project-store/file-system';
import { testFolder } from '../project-store/testing/test-folder';
import { ZipReader } from './zip-reader';

it('gives a long compressed entry without piling up listeners', async () => {
  const path = join(await testFolder(), 'long.zip');
  // Bytes that hardly pack: forty pieces on the way in.
  const bytes = new Uint8Array(randomBytes(10 * 1024 * 1024));
  await writeFile(path, zipSync({ 'root/long.bin': bytes }, { level: 1 }));
  const warnings: Error[] = [];
  const hear = (warning: Error): void => void warnings.push(warning);
  process.on('warning', hear);
  onTestFinished(() => void process.off('warning', hear));
  const file = await nodeFileSystem.open(path, 'r');
  const reader = await ZipReader.open(path, file, (await stat(path)).size);
  const read = await reader.read(reader.entries[0]!);
  await file.close();
  expect(Buffer.compare(read, bytes)).toBe(0);
  // Warnings come with the next turn of the event loop.
  await new Promise((turn) => setImmediate(turn));
  expect(warnings).toEqual([]);
});
