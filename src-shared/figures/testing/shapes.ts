/** What a drawing consists of, for tests. */
import type { Scene } from '../scene/scene';

/** A shape with those of its settings that tests look at. */
export interface Shape {
  readonly type: string;
  readonly x?: number;
  readonly y?: number;
  readonly shape?: { readonly points?: [number, number][]; readonly pathData?: string; readonly height?: number };
  readonly style?: { readonly text?: string; readonly stroke?: string; readonly fill?: string; readonly lineDash?: number[] };
  readonly children?: readonly Shape[];
}

/** Every shape of the scene, groups opened, in the order of drawing within a layer. */
export function shapesOf({ elements }: Scene): Shape[] {
  const opened = (shape: Shape): Shape[] => (shape.children ? shape.children.flatMap(opened) : [shape]);
  return elements.flatMap((element) => opened(element as Shape));
}

export const textsOf = (scene: Scene): string[] => shapesOf(scene).flatMap(({ style }) => style?.text ?? []);
