import { componentPosition, movedParameter, parameterValue, shortLabel } from '@shared/figures/panels/xps/model-values';
import type { PlotTheme } from '@shared/figures/scene/plot-theme';
import type { XpsSettings } from '@shared/xps/model';
import type { PlotHandle } from '../../../plots/handles';
import { isReference } from '../edits/model-edits';

/** The handles above the rows: every component of the region at its true binding energy. */
export function panelHandles(model: XpsSettings | null, region: string, canMove: boolean, theme: PlotTheme): PlotHandle[] {
  const regionModel = model?.regions.find((one) => one.region === region);
  if (!model || !regionModel) return [];
  return regionModel.components.map((component) => {
    const position = componentPosition(regionModel, component);
    const splitting = component.line === 'doublet' ? parameterValue(regionModel, `${component.id}.splitting`) : null;
    return {
      id: component.id,
      label: shortLabel(component),
      name: `${component.label} ${component.line === 'doublet' ? (component.lineNames[0] ?? '') : ''}`.trim(),
      color: theme.species[component.species],
      position,
      minorPositions: splitting === null ? [] : [position + splitting],
      isMovable: canMove && (movedParameter(component) !== null || isReference(model, region, component.id)),
      isSecondary: component.species === 'C' && component.parameters['chemicalShift'] !== undefined,
    };
  });
}
