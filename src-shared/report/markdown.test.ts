import { expect, it } from 'vitest';
import { readMarkdown } from './markdown';

const line = (text: string) => {
  const [block] = readMarkdown(text);
  return block?.kind === 'paragraph' ? block.lines[0] : block;
};

it('reads the marks of a note', () => {
  expect(line('The **Ru^3+^** line, `282.0`')).toEqual([
    { kind: 'text', text: 'The ' },
    { kind: 'strong', children: [{ kind: 'text', text: 'Ru' }, { kind: 'sup', children: [{ kind: 'text', text: '3+' }] }] },
    { kind: 'text', text: ' line, ' },
    { kind: 'code', text: '282.0' },
  ]);
  expect(line('*H~2~O* 2 * 3 * 4')).toEqual([
    { kind: 'emphasis', children: [{ kind: 'text', text: 'H' }, { kind: 'sub', children: [{ kind: 'text', text: '2' }] }, { kind: 'text', text: 'O' }] },
    { kind: 'text', text: ' 2 * 3 * 4' },
  ]);
});

it('keeps paragraphs, lines and lists apart', () => {
  expect(readMarkdown('a\nb\n- c\n- d\n\ne').map((block) => (block.kind === 'list' ? block.items.length : -block.lines.length))).toEqual([-2, 2, -1]);
});

it('leaves markup as text, and addresses of other schemes too', () => {
  const hostile = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) [y](https://a"onx=")';
  expect(line(hostile)).toEqual([{ kind: 'text', text: hostile }]);
  expect(line('[paper](https://doi.org/10.1/x)')).toEqual([{ kind: 'link', address: 'https://doi.org/10.1/x', children: [{ kind: 'text', text: 'paper' }] }]);
});

it.each(['*a '.repeat(3300), '**'.repeat(5000), `${'['.repeat(5000)}${'~^'.repeat(2000)}`])('comes to an end with a note full of unclosed marks', (text) => {
  // As long as a note may be; a search that went back over everything at every mark would outlast the test.
  expect(readMarkdown(text)).toHaveLength(1);
});
