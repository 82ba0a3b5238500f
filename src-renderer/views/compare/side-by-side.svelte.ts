import type { ProjectFile, State } from '@shared/project/document';
import { keyNumbers, type KeyNumber } from '@shared/report/key-numbers';
import { besideName, type Beside } from '../../session/beside.svelte';
import { t } from '../../session/locale.svelte';
import type { ProjectSession } from '../../session/project-session.svelte';
import { fileOf } from '../common/measurement-words';
import { besideNumbers, besideSources, besideStates, besideSubjects, isBeside, withoutBeside } from '@shared/figures/panels/compare/beside-curves';
import type { CompareSource } from '@shared/figures/panels/compare/compare-curves';
import type { CompareSubject } from '@shared/figures/panels/compare/compare-subjects';
import { CompareDesk } from './compare-desk.svelte';

/** The open project and the one beside it as one set of states, curves and numbers. Call `load` in an effect. */
export class SideBySide {
  readonly #own: ProjectSession;
  readonly #desk: CompareDesk;
  readonly #beside: Beside;

  /** The project beside the open one. */
  readonly project: ProjectSession | null = $derived.by(() => this.#beside.project);
  readonly name: string = $derived.by(() => (this.project ? besideName(this.#own.document, this.project) : ''));
  readonly desk: CompareDesk | null = $derived.by(() => (this.project ? new CompareDesk(this.project, this.#desk) : null));

  readonly states: readonly State[] = $derived.by(() => [...this.#own.document.states, ...(this.project ? besideStates(this.project.document.states, this.name) : [])]);
  /** What the curves are of: those states, or half cycles. */
  readonly subjects: readonly CompareSubject[] = $derived.by(() => [...this.#desk.subjects, ...(this.desk ? besideSubjects(this.desk.subjects, this.name) : [])]);
  /** What others can be compared with: states that the chosen region was measured in, or cycles. */
  readonly comparable: readonly State[] = $derived.by(() => [...this.#desk.comparable, ...(this.desk ? besideStates(this.desk.comparable, this.name) : [])]);
  readonly sources: readonly CompareSource[] = $derived.by(() => [...this.#desk.sources, ...besideSources(this.desk?.sources ?? [])]);
  readonly isLoading: boolean = $derived.by(() => this.#desk.isLoading || (this.desk?.isLoading ?? false));
  /** Where the states of the second project come from. */
  readonly note: string = $derived.by(() => (this.project ? t('compare.beside.from', { place: lastPart(this.project.place), revision: this.project.revision }) : ''));

  constructor(own: ProjectSession, desk: CompareDesk, beside: Beside) {
    this.#own = own;
    this.#desk = desk;
    this.#beside = beside;
  }

  load(): void {
    this.#desk.load();
    this.desk?.load();
  }

  /** Tells of each state or half cycle whether its curve is drawn. */
  shown(): (id: string) => boolean {
    const own = this.#desk.shownIn((stateId) => this.#own.shown.has(stateId));
    const beside = this.desk?.shownIn((stateId) => !this.#beside.hidden.includes(stateId));
    return (id) => (isBeside(id) ? (beside?.(withoutBeside(id)) ?? false) : own(id));
  }

  /** The raw file that a drawn curve comes from. */
  fileOf(id: string): ProjectFile | null {
    const [project, desk] = isBeside(id) ? [this.project, this.desk] : [this.#own, this.#desk];
    const source = desk?.sources.find((one) => one.id === withoutBeside(id));
    const measurement = project?.document.measurements.find((one) => one.id === source?.measurementId);
    return project && measurement ? (fileOf(project.document, measurement) ?? null) : null;
  }

  /** Names of the files that cannot be drawn with the others for a reason. */
  filesWith(obstacle: CompareSource['obstacle']): string[] {
    const names = this.sources.flatMap((source) => (source.obstacle === obstacle ? [this.fileOf(source.id)?.name ?? source.measurementId] : []));
    return names.filter((name, at) => names.indexOf(name) === at);
  }

  /** The key numbers of the second project, with where they come from. */
  numbers(): KeyNumber[] {
    return this.project ? besideNumbers(keyNumbers(this.project.document, t), `${this.name} (${this.project.place})`) : [];
  }
}

const lastPart = (place: string): string => place.split(/[/\\]/).at(-1) ?? place;
