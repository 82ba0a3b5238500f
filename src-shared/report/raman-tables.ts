/** The Raman comparisons as tables for spreadsheets: full precision, units in the headers. */
import { translate, type Locale, type MessageKey } from '@shared/i18n/translate';
import type { ProjectDocument, ProjectMeasurement } from '@shared/project/document';
import type { RamanResult } from '@shared/raman/result';
import type { Cell, Table } from './csv';
import { outcomesOf } from './other-results';
import { fileNames } from './xrd-tables';

/** One compared spectrum with what it is called. */
export interface NamedRaman {
  readonly label: string;
  readonly stateId: string | null;
  readonly result: RamanResult;
}

/** The compared spectra, states first and in their order, then the others by their files. */
export function namedRaman(document: ProjectDocument): NamedRaman[] {
  const { raman } = outcomesOf(document);
  const compared = document.measurements.filter(({ id }) => raman[id] !== undefined);
  const isOfState = ({ role, stateId }: ProjectMeasurement): boolean => role === 'state' && stateId !== null;
  const nameOf = fileNames(document);
  return [
    ...document.states.flatMap(({ id, label }) => compared.filter((one) => isOfState(one) && one.stateId === id).map((one): NamedRaman => ({ label, stateId: id, result: raman[one.id]! }))),
    ...compared.filter((one) => !isOfState(one)).map((one): NamedRaman => ({ label: nameOf(one), stateId: null, result: raman[one.id]! })),
  ];
}

const referenceColumns = [
  'raman.column.spectrum', 'raman.column.reference', 'raman.column.verdict', 'raman.column.weight', 'raman.column.weightSigma', 'raman.column.significance', 'raman.column.threshold',
  'raman.column.detectionLimit', 'raman.column.upperLimit', 'raman.column.cosine', 'raman.column.pearson', 'raman.column.angle', 'raman.column.hitQuality',
] as const satisfies MessageKey[];
const bandColumns = ['raman.column.spectrum', 'raman.column.centre', 'raman.column.centreSigma', 'raman.column.fwhm', 'raman.column.fwhmSigma', 'raman.column.area', 'raman.column.areaSigma', 'raman.column.height', 'raman.column.heightSigma'] as const satisfies MessageKey[];
const spikeColumns = ['raman.column.spectrum', 'raman.column.spike', 'raman.column.spikeChannels', 'raman.column.spikeZ', 'raman.column.spikeTest'] as const satisfies MessageKey[];

/** Tables of the Raman comparisons of a document; none when nothing was compared. */
export function ramanTables(document: ProjectDocument, locale: Locale): Table[] {
  const spectra = namedRaman(document);
  if (spectra.length === 0) return [];
  const table = (name: string, columns: readonly MessageKey[], rows: (result: RamanResult) => Cell[][]): Table => ({
    name,
    columns: columns.map((key) => translate(locale, key)),
    rows: spectra.flatMap(({ label, result }) => rows(result).map((row) => [label, ...row])),
  });
  return [
    table('raman-references', referenceColumns, ({ references }) =>
      references.map(({ name, verdict, weight, significance, threshold, detectionLimit, upperLimit95, similarity, likeness }) => [
        name, verdict, weight.value, weight.stdUncertainty, significance, threshold, detectionLimit, upperLimit95, similarity, likeness?.pearson ?? null, likeness?.spectralAngleDeg ?? null, likeness?.hitQuality ?? null,
      ]),
    ),
    table('raman-bands', bandColumns, ({ bands }) => bands.map(({ centre, fwhm, area, height, heightStdUncertainty = null }) => [...[centre, fwhm, area].flatMap(({ value, stdUncertainty }) => [value, stdUncertainty]), height, heightStdUncertainty])),
    table('raman-spikes', spikeColumns, ({ spikes, spikeTests }) => spikes.map((at, k) => [at, spikeTests?.[k]?.channels ?? null, spikeTests?.[k]?.z ?? null, spikeTests?.[k]?.test ?? null])),
  ];
}
