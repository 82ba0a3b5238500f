import { untrack } from 'svelte';
import { figureSvg, type FigureSize } from '@shared/figures/figure';
import { isBeside } from '@shared/figures/panels/compare/beside-curves';
import { comparedCurves, compareContent, compareStackLook } from '@shared/figures/panels/compare/compare-content';
import { phasesUnder } from '@shared/figures/panels/compare/compare-phases';
import { unitOf, withUnit } from '@shared/figures/panels/compare/compare-scale';
import { compareTable } from '@shared/figures/panels/compare/compare-table';
import { keptCyclingLook } from '@shared/figures/panels/compare/cycling-compare-look';
import { plotThemes } from '@shared/figures/scene/plot-theme';
import type { Range } from '@shared/figures/scene/zoom';
import { stackFigure } from '@shared/figures/stack/stack-figure';
import type { StackLook } from '@shared/figures/stack/stack-rows';
import type { PanelRecipe } from '@shared/project/figure';
import type { Table } from '@shared/report/csv';
import { formatNumber } from '@shared/report/number-format';
import { t } from '../../session/locale.svelte';
import type { ProjectSession } from '../../session/project-session.svelte';
import { theme } from '../../session/theme.svelte';
import type { CompareDesk } from './compare-desk.svelte';
import type { SideBySide } from './side-by-side.svelte';

/** What Compare draws, on the screen and in files: curves of both projects, the part of the axis that is looked at, and the recipe of the figure. */
export class ComparePicture {
  readonly #project: ProjectSession;
  readonly #desk: CompareDesk;
  readonly #pair: SideBySide;

  // On another axis a zoom would mean nothing.
  readonly #zoomKey = $derived.by(() => [this.#desk.column?.id, ...(this.#desk.isCycling ? Object.values(this.#desk.scale.cycling ?? {}).map(String) : [])].join(' '));
  #zoom = $state.raw<{ readonly key: string; readonly range: Range; readonly yZoom: number } | null>(null);
  readonly #zoomed = $derived.by(() => (this.#zoom?.key === this.#zoomKey ? this.#zoom : null));

  readonly compared = $derived.by(() => {
    const { look, window, isCycling, cyclingLook } = this.#desk;
    return comparedCurves({ look, window, sources: this.#pair.sources, measured: this.#pair.comparable, chosen: isCycling ? cyclingLook.against : look.against }, this.#pair.shown());
  });
  /** The window that normalises: the chosen one, or all that was measured. */
  readonly window: Range = $derived.by(() => this.#desk.window ?? this.compared.measuredRange);
  readonly content = $derived.by(() => this.#contentIn(theme.current, this.#project.shown.selected));
  readonly sticks = $derived.by(() => this.#sticksIn(theme.current));
  readonly stackLook: StackLook = $derived.by(() => compareStackLook(this.#desk.look, this.compared.fullRange, this.#zoomed));
  readonly unit: string = $derived.by(() => unitOf(this.#desk.scale));
  /** Says for screen readers what the plot shows. */
  readonly summary: string = $derived.by(() => {
    const { column, look, isCycling, cyclingLook } = this.#desk;
    return t('compare.summary', {
      column: column?.title ?? '',
      quantity: t(isCycling && look.quantity === 'spectra' ? `compare.cycling.curve.${cyclingLook.curve}` : `compare.quantity.${look.quantity}`),
      normalise: t(isCycling ? `compare.cycling.per.${cyclingLook.per}` : `compare.normalise.${look.normalise}`),
      arrangement: t(`compare.arrangement.${look.arrangement}`),
      count: this.content.rows.length,
      from: this.stackLook.range[0].toFixed(1),
      to: this.stackLook.range[1].toFixed(1),
      unit: this.unit,
    });
  });
  /** Why a figure of what is drawn cannot be kept; null when it can: a recipe finds the curves of its own project alone. */
  readonly notKept: string | null = $derived.by(() => {
    const { curves, against } = this.compared;
    const needsBeside = curves.some(({ id }) => isBeside(id)) || (this.#desk.look.quantity !== 'spectra' && against !== null && isBeside(against));
    return needsBeside ? t('compare.beside.notKept', { name: this.#pair.name }) : null;
  });

  constructor(project: ProjectSession, desk: CompareDesk, pair: SideBySide) {
    this.#project = project;
    this.#desk = desk;
    this.#pair = pair;
  }

  readonly zoomTo = (change: Partial<Pick<StackLook, 'range' | 'yZoom'>>): void => {
    const { range, yZoom } = this.stackLook;
    this.#zoom = { key: this.#zoomKey, range: change.range ?? range, yZoom: change.yZoom ?? yZoom };
  };

  readonly resetZoom = (): void => {
    this.#zoom = null;
  };

  /** Shows the part of the axis around a note; all of it for a note without a place on it. */
  showAround(column: string, range: Range | null): void {
    this.#zoom = range && { key: column, range, yZoom: 1 };
  }

  readonly formatX = (x: number): string => withUnit(formatNumber(x, { decimals: this.unit === '' || this.unit === 'V' ? 3 : 2 }), this.#desk.scale);

  readonly drawFigure = (size: FigureSize): string => figureSvg(stackFigure({ ...this.#contentIn('light', null), sticks: this.#sticksIn('light'), look: this.stackLook }, size));

  readonly curveTable = (): Table => compareTable(this.#desk.column?.title ?? '', this.content.rows, this.content.axes.x);

  readonly recipe = (): PanelRecipe => {
    const { column, look, isCycling, cyclingLook } = this.#desk;
    const against = this.compared.against ?? '';
    return {
      kind: 'compare',
      look: { ...this.#project.document.view['compare'], ...look, column: column?.id ?? '', ...(isCycling ? keptCyclingLook({ ...cyclingLook, against }) : { against }) },
      x: this.#zoomed ? [...this.#zoomed.range] : null,
      y: null,
      yZoom: this.stackLook.yZoom,
      states: this.#project.shown.ids,
    };
  };

  #contentIn(themeName: 'light' | 'dark', selected: string | null) {
    const { measurements, annotations } = this.#project.document;
    const { subjects, comparable, note } = this.#pair;
    return compareContent({ desk: this.#desk, compared: this.compared, states: subjects, cycles: this.#desk.isCycling ? comparable : [], measurements, annotations, besideNote: note, selected, theme: plotThemes[themeName], t });
  }

  #sticksIn(themeName: 'light' | 'dark') {
    const { analyses, constants } = this.#project.document;
    return phasesUnder({ ...untrack(() => this.#project.document), analyses, constants }, this.#desk, plotThemes[themeName]);
  }
}
