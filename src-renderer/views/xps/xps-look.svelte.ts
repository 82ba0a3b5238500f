import type { AlignedLook } from '@shared/figures/aligned/aligned-rows';
import type { Range } from '@shared/figures/scene/zoom';
import type { PanelRecipe } from '@shared/project/figure';
import type { ProjectSession } from '../../session/project-session.svelte';
import { alignedLook, panelRange } from '@shared/figures/panels/xps/panel-content';
import { regionTabs, type RegionTab } from '@shared/figures/panels/xps/region-tabs';
import { isResultKind, type ResultKind } from './results/result-kinds';
import { surveyRange, type SurveyDesk } from '@shared/figures/panels/survey/survey-content';
import { surveyKey } from '@shared/project/region-key';
import { t } from '../../session/locale.svelte';
import { rememberedLook, type ViewLook } from '@shared/figures/panels/xps/view-look';
import type { XpsWorkbench } from './workbench/xps-workbench.svelte';

/** How the XPS view is looked at: region, what is drawn, results below, and the zoom. All but the zoom is remembered with the project. */
export class XpsLook {
  readonly #project: ProjectSession;
  readonly #bench: XpsWorkbench;
  readonly #surveys: () => SurveyDesk;
  #zoom = $state.raw<{ readonly region: string; readonly range: Range; readonly yZoom: number } | null>(null);
  #isTable = $state(false);

  readonly #remembered = $derived.by(() => this.#project.document.view['xps']);
  readonly drawn: ViewLook = $derived.by(() => rememberedLook(this.#remembered));
  /** The regions, and the surveys where there are some. */
  readonly tabs: readonly RegionTab[] = $derived.by(() => {
    const count = this.#surveys().surveys.length;
    return [...regionTabs(this.#bench.states, this.#bench.model), ...(count > 0 ? [{ id: surveyKey, label: t('survey.title'), states: count }] : [])];
  });
  readonly region: string = $derived.by(() => this.tabs.find(({ id }) => id === this.#remembered?.['region'])?.id ?? this.tabs[0]?.id ?? '');
  readonly regionLabel: string = $derived.by(() => this.tabs.find(({ id }) => id === this.region)?.label ?? this.region);
  /** Whether surveys are shown in the place of a region. */
  readonly isSurvey: boolean = $derived.by(() => this.region === surveyKey);
  /** Where nothing was chosen, the states' shares; the lines where no ruthenium gives any. */
  readonly resultKind: ResultKind = $derived.by(() => {
    const kind = this.#remembered?.['results'];
    return isResultKind(kind) ? kind : this.#bench.hasFractions ? 'states' : 'lines';
  });
  /** Small windows begin with the results folded, so that the plots keep their height. */
  readonly areResultsOpen: boolean = $derived.by(() => {
    const isOpen = this.#remembered?.['resultsOpen'];
    return typeof isOpen === 'boolean' ? isOpen : window.innerHeight >= 900;
  });
  /** All energies of the region that there are data for. */
  readonly fullRange: Range = $derived.by(() => (this.isSurvey ? surveyRange(this.#surveys()) : panelRange(this.#bench, this.region)));
  readonly #zoomed = $derived.by(() => (this.#zoom?.region === this.region ? this.#zoom : null));
  readonly panel: AlignedLook = $derived.by(() => alignedLook(this.isSurvey ? { ...this.drawn, hasResiduals: false } : this.drawn, this.fullRange, this.#zoomed));

  constructor(project: ProjectSession, bench: XpsWorkbench, surveys: () => SurveyDesk) {
    this.#project = project;
    this.#surveys = surveys;
    this.#bench = bench;
  }

  /** Whether the numbers stand in the place of the plot. */
  get isTable(): boolean {
    return this.#isTable;
  }

  toggleTable(): void {
    this.#isTable = !this.#isTable;
  }

  readonly setDrawn = (change: Partial<ViewLook>): void => this.#remember(change);
  readonly showRegion = (region: string): void => this.#remember({ region });
  readonly showResults = (results: ResultKind): void => this.#remember({ results, resultsOpen: true });
  readonly toggleResults = (): void => this.#remember({ resultsOpen: !this.areResultsOpen });

  readonly zoom = (change: Partial<Pick<AlignedLook, 'range' | 'yZoom'>>): void => {
    this.#zoom = { region: this.region, range: change.range ?? this.panel.range, yZoom: change.yZoom ?? this.panel.yZoom };
  };
  readonly resetZoom = (): void => {
    this.#zoom = null;
  };

  /** Shows a region, zoomed to a range where one is given. */
  zoomTo(region: string, range: Range | null): void {
    this.showRegion(region);
    this.#zoom = range && { region, range, yZoom: 1 };
  }

  /** What a figure keeps of the plot. */
  get recipe(): PanelRecipe {
    return { kind: 'xps', look: { ...this.#remembered, ...this.drawn, region: this.region }, x: this.#zoomed && [...this.#zoomed.range], y: null, yZoom: this.panel.yZoom, states: this.#project.shown.ids };
  }

  #remember(values: Record<string, string | boolean>): void {
    this.#project.remember('xps', values);
  }
}
