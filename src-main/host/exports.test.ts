import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { testHost, testWindow } from './testing/test-host';

describe('exports', () => {
  const bytes = new TextEncoder().encode('state;fraction\n');

  it('go to the downloads folder where there is no dialog, never over another file', async () => {
    const { host, options } = await testHost();
    const window = testWindow(host);
    expect(await window.call('exports.save', { suggestedName: 'results.csv', bytes })).toEqual({ place: join(options.downloadsFolder, 'results.csv') });
    expect(await window.call('exports.save', { suggestedName: 'results.csv', bytes })).toEqual({ place: join(options.downloadsFolder, 'results 2.csv') });
    expect(new Uint8Array(await readFile(join(options.downloadsFolder, 'results 2.csv')))).toEqual(bytes);
  });

  it('go where the user says, or nowhere', async () => {
    const { host, options } = await testHost();
    await mkdir(options.userData, { recursive: true });
    const place = join(options.userData, 'mine.csv');
    const window = testWindow(host, { chooseSavePath: () => Promise.resolve(place) });
    expect(await window.call('exports.save', { suggestedName: 'results.csv', bytes })).toEqual({ place });
    expect(await testWindow(host, { chooseSavePath: () => Promise.resolve(null) }).call('exports.save', { suggestedName: 'results.csv', bytes })).toBeNull();
  });

  it('are printed to PDF where something prints, and say so where nothing does or it fails', async () => {
    const { host, options } = await testHost();
    const printPdf = vi.fn(() => Promise.resolve(bytes));
    const report = { suggestedName: 'report.pdf', html: '<p>' };
    expect(await testWindow(host, { printPdf }).call('exports.savePdf', report)).toEqual({ place: join(options.downloadsFolder, 'report.pdf') });
    expect(printPdf).toHaveBeenCalledWith('<p>');
    expect(new Uint8Array(await readFile(join(options.downloadsFolder, 'report.pdf')))).toEqual(bytes);
    await expect(testWindow(host).call('exports.savePdf', report)).rejects.toMatchObject({ error: { key: 'error.pdfUnavailable' } });
    await expect(testWindow(host, { printPdf: () => Promise.reject(new Error('no paper')) }).call('exports.savePdf', report)).rejects.toMatchObject({ error: { key: 'error.pdfFailed' } });
    printPdf.mockClear();
    expect(await testWindow(host, { printPdf, chooseSavePath: () => Promise.resolve(null) }).call('exports.savePdf', report)).toBeNull();
    expect(printPdf).not.toHaveBeenCalled();
  });

  it('put text on the clipboard where there is one', async () => {
    const { host } = await testHost();
    const copyText = vi.fn();
    await testWindow(host, { copyText }).call('exports.copyText', 'hello');
    expect(copyText).toHaveBeenCalledWith('hello');
    await expect(testWindow(host).call('exports.copyText', 'hello')).rejects.toMatchObject({ error: { key: 'error.clipboardUnavailable' } });
  });
});
