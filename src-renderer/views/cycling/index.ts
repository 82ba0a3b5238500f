import BatteryCharging from '@lucide/svelte/icons/battery-charging';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { View } from '../../session/view';
import CyclingView from './CyclingView.svelte';

/** Results that no longer belong to their settings or data. */
const attention = ({ standing }: ProjectSession): number => standing.staleOf('cycling');

export const cycling: View = { id: 'cycling', labelKey: 'view.cycling', icon: BatteryCharging, component: CyclingView, attention };
