import type { State } from '@shared/project/document';
import { fullParameterText, parameterText } from '@shared/report/xps-finding-text';
import type { XpsSettings } from '@shared/xps/model';
import { locale, t } from '../../../session/locale.svelte';

export const parameterLabel = (name: string): string => parameterText(name, t);

/** A full parameter name of a result in the window's language. */
export const fullParameterLabel = (name: string, settings: XpsSettings, states: readonly State[]): string => fullParameterText(name, settings, states, locale.current);
