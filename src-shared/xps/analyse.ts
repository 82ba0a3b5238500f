/**
 * The XPS series analysis: what the workbench, the command line and the workers call.
 */
import type { XpsSettings } from './model';
import type { XpsResult } from './result';
import type { RegionCurves, RunControl, StateData } from './series';

/** Curves by state id and region key. */
export type SeriesCurves = Readonly<Record<string, Readonly<Record<string, RegionCurves>>>>;

/**
 * Fits every region of all states as one problem and derives fractions, Cl/Ru and findings.
 *
 * @param states measured regions by state; states not named in `settings.states` are left out
 * @param control progress (0..1) and cancellation; a cancelled run returns `stopReason: 'cancelled'`
 * @throws when a region has no usable points or the settings contradict themselves, with a sentence naming the value
 */
export declare function analyseXpsSeries(states: readonly StateData[], settings: XpsSettings, control?: RunControl): XpsResult;

/** Curves of a fitted result for drawing, without fitting anything. */
export declare function xpsCurves(states: readonly StateData[], settings: XpsSettings, result: XpsResult): SeriesCurves;

/** Curves of the model at the settings' current values, with only the amplitudes solved: fast enough for dragging. */
export declare function previewCurves(states: readonly StateData[], settings: XpsSettings): SeriesCurves;
