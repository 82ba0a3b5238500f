/** Figures for files: the same scene as on the screen, as shapes alone. */
import type { Scene } from './scene/scene';
import { sceneSvg } from './scene/scene-svg';

/** Room of a drawing, px. */
export interface FigureSize {
  readonly width: number;
  readonly height: number;
}

export interface Figure extends FigureSize {
  readonly scene: Scene;
}

/** Scalable vector graphics as text. */
export const figureSvg = ({ scene, ...size }: Figure): string => sceneSvg(scene, size);
