import AudioWaveform from '@lucide/svelte/icons/audio-waveform';
import { analysesOf } from '@shared/project/analyses/of-kind';
import { isStale } from '@shared/project/analyses/staleness';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { View } from '../../session/view';
import XrdView from './XrdView.svelte';

/** Results that no longer belong to their settings or data. */
const attention = ({ document }: ProjectSession): number => analysesOf(document.analyses, 'xrd-halo').filter((analysis) => isStale(document, analysis)).length;

export const xrd: View = { id: 'xrd', labelKey: 'view.xrd', icon: AudioWaveform, component: XrdView, attention };
