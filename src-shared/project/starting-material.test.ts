import { describe, expect, test } from 'vitest';
import { carbonInName } from './starting-material';

describe('carbon by itself', () => {
  test.each([['Ketjenblack.vms', 'Ketjenblack'], ['KB_C1s.csv', 'KB'], ['ref-carbon-black.xy', 'carbon-black'], ['ketjenblack_EC_600JD_xps.vms', 'ketjenblack'], ['KB ref.vms', 'KB']])('%s is %s', (file, name) => {
    expect(carbonInName(file)).toBe(name);
  });
  test.each(['charge1_KB.vms', 'LiRuCl4-Ketjenblack.vms', 'KB_charge1.vms', 'ref-RuCl3.vms', 'C1s.csv'])('%s is a sample', (file) => {
    expect(carbonInName(file)).toBeNull();
  });
});
