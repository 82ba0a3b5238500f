import { expect, it } from 'vitest';
import { addressesIn, firstWords, namesItself, readMarkdown } from './markdown';

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

it('reads a heading as a strong line, and a number sign elsewhere as it is', () => {
  expect(line('## Cell #3, Ru^3+^')).toEqual([{ kind: 'strong', children: [{ kind: 'text', text: 'Cell #3, Ru' }, { kind: 'sup', children: [{ kind: 'text', text: '3+' }] }] }]);
  expect(line('#3 was dried')).toEqual([{ kind: 'text', text: '#3 was dried' }]);
  expect(firstWords('# Shoulder\nmore', 40)).toBe('Shoulder');
});

it('keeps paragraphs, lines and lists apart', () => {
  expect(readMarkdown('a\nb\n- c\n- d\n\ne').map((block) => (block.kind === 'list' ? block.items.length : -block.lines.length))).toEqual([-2, 2, -1]);
});

it('leaves markup as text, and addresses of other schemes too', () => {
  const hostile = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) [y](https:/a"onx=")';
  expect(line(hostile)).toEqual([{ kind: 'text', text: hostile }]);
  // An address ends where a mark that HTML knows begins.
  expect(addressesIn('[y](https://a"onx=")')).toEqual(['https://a']);
  expect(line('[paper](https://doi.org/10.1/x)')).toEqual([{ kind: 'link', address: 'https://doi.org/10.1/x', children: [{ kind: 'text', text: 'paper' }] }]);
});

it.each(['*a '.repeat(3300), '**'.repeat(5000), `${'['.repeat(5000)}${'~^'.repeat(2000)}`])('comes to an end with a note full of unclosed marks', (text) => {
  // As long as a note may be; a search that went back over everything at every mark would outlast the test.
  expect(readMarkdown(text)).toHaveLength(1);
});

it('finds references without any marks, and leaves what ends the sentence', () => {
  expect(line('see doi:10.1021/acs.5b00123, and (https://a.org/x_1).')).toEqual([
    { kind: 'text', text: 'see ' },
    { kind: 'link', address: 'https://doi.org/10.1021/acs.5b00123', children: [{ kind: 'text', text: 'doi:10.1021/acs.5b00123' }] },
    { kind: 'text', text: ', and (' },
    { kind: 'link', address: 'https://a.org/x_1', children: [{ kind: 'text', text: 'https://a.org/x_1' }] },
    { kind: 'text', text: ').' },
  ]);
  expect(line('282.10/0.2 eV and 10.5/3')).toEqual([{ kind: 'text', text: '282.10/0.2 eV and 10.5/3' }]);
  // Long ends are no work.
  for (const end of [').'.repeat(4995), '>'.repeat(9990), ')'.repeat(9990)]) expect(addressesIn(`https://a${end}`)).toEqual(['https://a']);
  // Marks of the sentence end an address; brackets that it opened itself are its own.
  expect(['"https://example.org/abc"', '<https://example.org/abc>', 'https://a.org/ab、次', 'https://doi.org/10.1016/S0022-3093(99)00123-4).', 'doi:10.1002/(SICI)1097(19)27:7<1::AID-X>3.0.CO;2-1'].map((text) => addressesIn(text)[0])).toEqual([
    'https://example.org/abc', 'https://example.org/abc', 'https://a.org/ab', 'https://doi.org/10.1016/S0022-3093(99)00123-4', 'https://doi.org/10.1002/(SICI)1097(19)27:7<1::AID-X>3.0.CO;2-1',
  ]);
  expect(addressesIn('- 10.1038/nature1\n- [a](https://b.org) 10.1038/nature1')).toEqual(['https://doi.org/10.1038/nature1', 'https://b.org']);
});

it('writes an address behind words that are not the address', () => {
  const link = (text: string) => namesItself((line(text) as never[])[0]!);
  expect([link('doi:10.1/abcd'.replace('10.1', '10.1000')), link('https://a.org'), link('[https://b.org](https://a.org)'), link('[paper](https://a.org)')]).toEqual([true, true, false, false]);
});

it('gives the first line for places with little room, raised and lowered letters in their own characters', () => {
  expect(firstWords('**Ru^3+^** in H~2~O\nmore', 40)).toBe('Ru³⁺ in H₂O');
  expect(firstWords('- item', 40)).toBe('item');
  expect(firstWords('Ru^ab^', 40)).toBe('Ruab');
  expect(firstWords('a long line of words', 10)).toBe('a long li…');
});
