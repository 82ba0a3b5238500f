import { describe, expect, it } from 'vitest';
import { compileSeries } from '@shared/xps/fit/compile';
import { drawFiveStates } from '@shared/xps/testing/five-states';
import { testSettings } from '@shared/xps/testing/test-settings';
import { canSplit, linkTargets, linkTo, setBounded, setFreeIn, setLine, setLinkPart, setPresence, setPrior } from './constraint-edits';
import { addComponent } from './component-edits';
import { componentOf, regionOf } from './model-edits';
import { componentPosition, parameterValue } from '@shared/figures/panels/xps/model-values';

const { states } = drawFiveStates(3, 'voigt', 5000);
const region = 'Ru3d_C1s';
const fresh = () => testSettings(states);
const spec = (settings: ReturnType<typeof fresh>, id: string, name: string) => componentOf(regionOf(settings, region), id).parameters[name]!;
const free = (settings: ReturnType<typeof fresh>): string[] =>
  compileSeries(states, settings).problem.parameters.filter(({ link, vary }) => !link && vary !== false).map(({ name }) => name);
const odd = states[1]!.stateId;

describe('a number free in one state only', () => {
  it('is searched there by itself and shared by the others', () => {
    const settings = fresh();
    const before = free(settings);
    setFreeIn(settings, region, 'ru3', 'splitting', odd, true);
    setFreeIn(settings, region, 'co', 'lorentzFwhm', odd, true);
    const added = free(settings).filter((name) => !before.includes(name));
    expect(added.every((name) => name.endsWith(`@${odd}`))).toBe(true);
    expect(added.length).toBeGreaterThan(0);
    setFreeIn(settings, region, 'ru3', 'splitting', odd, false);
    setFreeIn(settings, region, 'co', 'lorentzFwhm', odd, false);
    expect(free(settings)).toEqual(before);
  });
});

describe('a link', () => {
  it('keeps a position where it is and makes a width equal', () => {
    const settings = fresh();
    const id = addComponent(settings, region, 280.4, 'new');
    const at = componentPosition(regionOf(settings, region), componentOf(regionOf(settings, region), id));
    linkTo(settings, region, id, 'position', 'ru3');
    expect(componentPosition(regionOf(settings, region), componentOf(regionOf(settings, region), id))).toBeCloseTo(at, 3);
    linkTo(settings, region, id, 'gaussFwhm', 'ru3');
    setLinkPart(settings, region, id, 'gaussFwhm', 'factor', 1.5);
    expect(parameterValue(regionOf(settings, region), `${id}.gaussFwhm`)).toBeCloseTo(1.5 * parameterValue(regionOf(settings, region), 'ru3.gaussFwhm'), 12);
    expect(free(settings).some((name) => name.includes(`/${id}.`) && /position|gaussFwhm/.test(name))).toBe(false);
  });

  it('offers nothing that would go round in a circle', () => {
    const settings = fresh();
    const model = regionOf(settings, region);
    const first = addComponent(settings, region, 280.4, 'first');
    linkTo(settings, region, first, 'position', 'ru3');
    const targets = linkTargets(model, componentOf(model, 'ru3'), 'position').map(({ id }) => id);
    expect(targets).not.toContain(first);
    expect(targets).not.toContain('ru3');
    expect(linkTargets(model, componentOf(model, first), 'position').map(({ id }) => id)).toContain('sp2');
    expect(() => setLinkPart(settings, region, 'sp2', 'position', 'offset', 1)).toThrow(/follows nothing/);
  });
});

it('bounds a number around where it is, and lets it go again', () => {
  const settings = fresh();
  setBounded(settings, region, 'ru3', 'gaussFwhm', false);
  expect(spec(settings, 'ru3', 'gaussFwhm')).toMatchObject({ min: null, max: null });
  setBounded(settings, region, 'ru3', 'gaussFwhm', true);
  const { value, min, max } = spec(settings, 'ru3', 'gaussFwhm');
  expect([min, max]).toEqual([value / 3, value * 3]);
  // What is nothing yet has room to become something.
  spec(settings, 'ru3', 'extraLorentzFwhm').value = 0;
  setBounded(settings, region, 'ru3', 'extraLorentzFwhm', true);
  expect(spec(settings, 'ru3', 'extraLorentzFwhm')).toMatchObject({ min: 0, max: 1 });
});

it('sets and takes away a prior', () => {
  const settings = fresh();
  setPrior(settings, region, 'ru3', 'gaussFwhm', { mean: 1, sd: 0.1 });
  expect(compileSeries(states, settings).problem.parameters.find(({ name }) => name === `${region}/ru3.gaussFwhm`)!.prior).toEqual({ mean: 1, sd: 0.1 });
  setPrior(settings, region, 'ru3', 'gaussFwhm', null);
  expect(spec(settings, 'ru3', 'gaussFwhm').prior).toBeNull();
});

it('turns a line into a doublet and back', () => {
  const settings = fresh();
  const component = componentOf(regionOf(settings, region), 'sp2');
  expect(canSplit(component.subshell)).toBe(false);
  expect(() => setLine(settings, region, 'sp2', 'doublet')).toThrow(/does not split/);
  setLine(settings, region, 'ru2', 'single');
  expect(componentOf(regionOf(settings, region), 'ru2').lineNames).toHaveLength(1);
  setLine(settings, region, 'ru2', 'doublet');
  const again = componentOf(regionOf(settings, region), 'ru2');
  expect(again.lineNames).toEqual(['3d5/2', '3d3/2']);
  expect(again.parameters['areaRatio']!.value).toBeCloseTo(2 / 3, 12);
  expect(again.parameters['splitting']!.value).toBe(4.17);
});

it('takes a component out of states, but not out of the last', () => {
  const settings = fresh();
  for (const { stateId } of states) setPresence(settings, region, 'ru4', stateId, false);
  expect(componentOf(regionOf(settings, region), 'ru4').states).toEqual([states.at(-1)!.stateId]);
  for (const { stateId } of states) setPresence(settings, region, 'ru4', stateId, true);
  expect(componentOf(regionOf(settings, region), 'ru4').states).toBeNull();
});
