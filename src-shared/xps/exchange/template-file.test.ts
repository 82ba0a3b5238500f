import { describe, expect, it } from 'vitest';
import { furtherTemplates } from '../templates/further-templates';
import { regionTemplates } from '../templates/region-templates';
import { readTemplate, templateText } from './template-file';

describe('template files', () => {
  it.each([...Object.entries(regionTemplates), ...Object.entries(furtherTemplates)])('%s is the same after writing and reading', (key, template) => {
    const region = template();
    expect(region.region).toBe(key);
    expect(readTemplate(templateText({ name: 'mine', region }))).toEqual({ ok: true, template: { name: 'mine', region } });
  });

  it('leaves behind what belongs to the states of a project', () => {
    const region = regionTemplates['Cl2p']!();
    region.components[0]!.states = ['charge1'];
    region.components[0]!.parameters['position']!.stateValues = { charge1: 198 };
    region.components[0]!.parameters['position']!.freeIn = ['charge1'];
    const read = readTemplate(templateText({ name: 'n', region }));
    expect(read).toEqual({ ok: true, template: { name: 'n', region: regionTemplates['Cl2p']!() } });
  });

  it('says what is wrong with a file', () => {
    expect(readTemplate('{')).toMatchObject({ ok: false });
    expect(readTemplate('{"format":"other/1"}')).toMatchObject({ ok: false, problem: expect.stringMatching(/^format: /) as string });
    const region = regionTemplates['Ru3d_C1s']!();
    region.components[0]!.parameters['gaussFwhm']!.mode = 'linked';
    region.components[0]!.parameters['gaussFwhm']!.link = { to: 'nobody.gaussFwhm', factor: 1, offset: 0 };
    expect(readTemplate(templateText({ name: 'n', region }))).toEqual({ ok: false, problem: 'ru2.gaussFwhm is linked to nobody.gaussFwhm, which is not there' });
  });
});
