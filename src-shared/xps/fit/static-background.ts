import type { BackgroundSpec } from '../model';
import type { RegionData } from '../series';

export function staticBackground(spec: BackgroundSpec, data: RegionData, transmission: Float64Array | null): Float64Array | null {
  void data; void transmission;
  return spec.kind === 'none' ? null : null;
}
