import { expect, it } from 'vitest';
import { decimal } from './decimal';

it('writes numbers with a true minus sign and leaves words', () => {
  expect([decimal(-0.954, 2), decimal(-0.004, 2), decimal(3, 1), decimal('none', 2), decimal(undefined, 2)]).toEqual(['−0.95', '0.00', '3.0', 'none', 'undefined']);
});
