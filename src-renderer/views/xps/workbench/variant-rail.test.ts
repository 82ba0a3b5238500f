import { expect, it } from 'vitest';
import type { Quantity, XpsResult } from '@shared/xps/result';
import { systematicPart } from '@shared/xps/variants/systematic-part';
import type { VariantResult } from '@shared/xps/variants/variants-result';
import { modelDecides } from './variant-rail';

const quantity = (value: number): Quantity => ({ value, stdUncertainty: 0.005, interval: null });
const state = (ru4: number) => ({ stateId: 'charge1', fractions: { 'Ru2+': quantity(0), 'Ru3+': quantity(1 - ru4), 'Ru4+': quantity(ru4) }, meanOxidationState: null, clToRu: null });
const result = { reducedChiSquare: 1, degreesOfFreedom: 800, states: [state(0.62)] } as unknown as XpsResult;
const variant = (id: string, ru4: number, reducedChiSquare = 1): VariantResult => ({ id, converged: true, reducedChiSquare, problem: null, states: [state(ru4)] });
const decides = (variants: VariantResult[]) => modelDecides(result, variants, systematicPart(result, variants));

it('names the model that moves a share furthest beyond its counting uncertainty', () => {
  expect(decides([variant('widths.one', 0.597), variant('splitting.low', 0.615)])).toMatchObject({ stateId: 'charge1', variant: 'widths.one', from: expect.closeTo(0.38, 9), to: expect.closeTo(0.403, 9), sigmas: expect.closeTo(4.6, 6) });
});

it('is silent where the models agree, and about a model that the data reject', () => {
  expect(decides([variant('splitting.low', 0.615)])).toBeNull();
  expect(decides([variant('widths.one', 0.5, 2)])).toBeNull();
});
