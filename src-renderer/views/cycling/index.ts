import BatteryCharging from '@lucide/svelte/icons/battery-charging';
import { analysesOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { View } from '../../session/view';
import CyclingView from './CyclingView.svelte';

/** Results that no longer belong to their settings or data. */
const attention = ({ document }: ProjectSession): number => analysesOf(document.analyses, 'cycling').filter((analysis) => isStale(document, analysis)).length;

export const cycling: View = { id: 'cycling', labelKey: 'view.cycling', icon: BatteryCharging, component: CyclingView, attention };
