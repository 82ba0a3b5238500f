import ChartSpline from '@lucide/svelte/icons/chart-spline';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { View } from '../../session/view';
import XpsView from './XpsView.svelte';

/** Results that no longer belong to their model or data. */
const attention = ({ standing }: ProjectSession): number => standing.staleOf('xps-series');

export const xps: View = { id: 'xps', labelKey: 'view.xps', icon: ChartSpline, component: XpsView, attention };
