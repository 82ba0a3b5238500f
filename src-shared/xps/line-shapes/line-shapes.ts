/** The line shapes a model can name; see {@link ShapeSchema} in ../model.ts. */
import type { Shape } from '../model';
import { doniachSunjicShape } from './doniach-sunjic';
import { gaussLorentzProductShape } from './gauss-lorentz-product';
import { gaussLorentzSumShape } from './gauss-lorentz-sum';
import { laShape } from './la';
import type { LineShape } from './line-shape';
import { voigtShape } from './voigt';

export const lineShapes: Readonly<Record<Shape, LineShape>> = {
  voigt: voigtShape,
  doniachSunjic: doniachSunjicShape,
  gaussLorentzSum: gaussLorentzSumShape,
  gaussLorentzProduct: gaussLorentzProductShape,
  la: laShape,
};
