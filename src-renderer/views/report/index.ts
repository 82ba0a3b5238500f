import FileText from '@lucide/svelte/icons/file-text';
import type { View } from '../../session/view';
import ReportView from './ReportView.svelte';

export const report: View = { id: 'report', labelKey: 'view.report', icon: FileText, component: ReportView };
