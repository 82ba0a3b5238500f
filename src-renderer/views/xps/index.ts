import ChartSpline from '@lucide/svelte/icons/chart-spline';
import type { ProjectSession } from '../../session/project-session.svelte';
import { analysesOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { View } from '../../session/view';
import XpsView from './XpsView.svelte';

/** Results that no longer belong to their model or data. */
const attention = ({ document }: ProjectSession): number => analysesOf(document.analyses, 'xps-series').filter((analysis) => isStale(document, analysis)).length;

export const xps: View = { id: 'xps', labelKey: 'view.xps', icon: ChartSpline, component: XpsView, attention };
