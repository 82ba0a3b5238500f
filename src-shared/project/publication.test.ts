import { describe, expect, it } from 'vitest';
import { isOrcid } from './publication';

describe('isOrcid', () => {
  // Identifiers that ORCID itself prints as examples.
  it.each(['0000-0002-1825-0097', '0000-0001-5109-3700', '0000-0002-1694-233X'])('takes %s', (orcid) => {
    expect(isOrcid(orcid)).toBe(true);
  });

  it.each(['0000-0002-1825-0098', '0000-0002-1694-2331', '0000000218250097', '0000-0002-1825-009', ''])('refuses "%s"', (orcid) => {
    expect(isOrcid(orcid)).toBe(false);
  });
});
