import AudioWaveform from '@lucide/svelte/icons/audio-waveform';
import type { ProjectSession } from '../../session/project-session.svelte';
import type { View } from '../../session/view';
import XrdView from './XrdView.svelte';

/** Results that no longer belong to their settings or data. */
const attention = ({ standing }: ProjectSession): number => standing.staleOf('xrd-halo');

export const xrd: View = { id: 'xrd', labelKey: 'view.xrd', icon: AudioWaveform, component: XrdView, attention };
