/** The line shapes a model can name; see {@link ShapeSchema} in ../model.ts. */
import type { Shape } from '../model';
import { doniachSunjicShape } from './doniach-sunjic';
import { exponentialTailShape } from './exponential-tail';
import { gaussLorentzProductShape } from './gauss-lorentz-product';
import { gaussLorentzSumShape } from './gauss-lorentz-sum';
import { laShape } from './la';
import { lfShape } from './lf';
import type { LineShape } from './line-shape';
import { voigtShape } from './voigt';
import { voigtTailShape } from './voigt-tail';

export const lineShapes: Readonly<Record<Shape, LineShape>> = {
  voigt: voigtShape,
  voigtTail: voigtTailShape,
  doniachSunjic: doniachSunjicShape,
  gaussLorentzSum: gaussLorentzSumShape,
  gaussLorentzProduct: gaussLorentzProductShape,
  exponentialTail: exponentialTailShape,
  la: laShape,
  lf: lfShape,
};
