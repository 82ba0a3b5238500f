/** What fitting the model variants of an analysis gives. Plain JSON: it is stored beside the result that it varies. */
import * as v from 'valibot';
import { QuantitySchema } from '../result';

const finite = v.pipe(v.number(), v.finite());

export const VariantStateSchema = v.object({
  stateId: v.string(),
  fractions: v.nullable(v.object({ 'Ru2+': QuantitySchema, 'Ru3+': QuantitySchema, 'Ru4+': QuantitySchema })),
  meanOxidationState: v.nullable(QuantitySchema),
  clToRu: v.nullable(QuantitySchema),
});
export type VariantState = v.InferOutput<typeof VariantStateSchema>;

export const VariantResultSchema = v.object({
  /** "family.member", e.g. "background.linear". */
  id: v.string(),
  converged: v.boolean(),
  /** null when the variant could not be fitted at all; `problem` then says why. */
  reducedChiSquare: v.nullable(finite),
  problem: v.nullable(v.string()),
  states: v.array(VariantStateSchema),
});
export type VariantResult = v.InferOutput<typeof VariantResultSchema>;

export const XpsVariantsSchema = v.object({
  /** The `resultOf` of the result that was varied; another one means that the variants are stale. */
  of: v.string(),
  variants: v.array(VariantResultSchema),
});
