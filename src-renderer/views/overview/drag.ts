/** Measurements on their way from the tray or a cell to another state. */
const type = 'application/x-halocline-measurements';

export function dragMeasurements(event: DragEvent, ids: readonly string[]): void {
  event.dataTransfer?.setData(type, JSON.stringify(ids));
}

export const isMeasurementDrag = (event: DragEvent): boolean => event.dataTransfer?.types.includes(type) ?? false;

/** What was dropped; empty when it was something else. */
export function draggedMeasurements(event: DragEvent): readonly string[] {
  const data = event.dataTransfer?.getData(type) ?? '';
  return data === '' ? [] : (JSON.parse(data) as string[]);
}
