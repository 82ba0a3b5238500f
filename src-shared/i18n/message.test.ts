import { expect, it } from 'vitest';
import { formatMessage } from './message';

it('puts values into their places and writes numbers with a minus sign', () => {
  expect(formatMessage('At {angle}° the intensity is {value}; {file}: {missing}', { angle: 18.5, value: -3, file: 'a-b.xy' })).toBe('At 18.5° the intensity is −3; a-b.xy: {missing}');
});
