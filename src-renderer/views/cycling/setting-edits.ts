/** What can be changed of a cycling analysis, as recipes on its settings. A setting that a person enters is no longer assumed. */
import type { ElectrodeMass, MassBase } from '@shared/electrochemistry/electrode-mass';
import type { AssumableSetting, CyclingSettings } from '@shared/electrochemistry/settings';
import { paperStack, type StackLayer } from '@shared/electrochemistry/stack-energy';

type Recipe = (settings: CyclingSettings) => void;

/** Uncertainty of a mass that nobody gave one for. */
const assumedWeighing = 0.01;

function told(settings: CyclingSettings, ...which: AssumableSetting[]): void {
  settings.assumed = settings.assumed.filter((one) => !which.includes(one));
}

export const confirm = (which: AssumableSetting): Recipe => (settings) => told(settings, which);

/** The first mass of an analysis. @param activeShare of the composite, from the recipe of the sample */
export const enterMass =
  (base: MassBase, valueMg: number, activeShare: number): Recipe =>
  (settings) => {
    settings.mass = { base, valueMg, stdUncertaintyMg: assumedWeighing * valueMg, activeShare, activeShareRelativeUncertainty: 0, source: 'user' };
    told(settings, 'massUncertainty');
    settings.assumed.push('massUncertainty');
  };

/** An uncertainty that was only assumed follows the mass; one that was entered stays. */
export const setMass =
  (valueMg: number): Recipe =>
  ({ mass, assumed }) => {
    if (!mass) return;
    mass.valueMg = valueMg;
    mass.source = 'user';
    if (assumed.includes('massUncertainty')) mass.stdUncertaintyMg = assumedWeighing * valueMg;
  };

export const changeMass =
  (change: Partial<ElectrodeMass>, confirms: AssumableSetting | null): Recipe =>
  (settings) => {
    if (!settings.mass) return;
    settings.mass = { ...settings.mass, ...change };
    if (confirms) told(settings, confirms);
  };

export const changeSettings =
  (change: Partial<CyclingSettings>, confirms: AssumableSetting | null = null): Recipe =>
  (settings) => {
    Object.assign(settings, change);
    if (confirms) told(settings, confirms);
  };

/** Puts one state on a row of the curve, or back to the end of a step (`row` null). @param current where all states stand now */
export const movePin =
  (stateId: string, afterStep: number, row: number | null, current: readonly { readonly stateId: string; readonly afterStep: number; readonly row: number | null }[]): Recipe =>
  (settings) => {
    settings.pins = current.map((pin) => (pin.stateId === stateId ? { stateId, afterStep, row } : { ...pin }));
  };

export const setLayer =
  (part: StackLayer['part'], mgPerCm2: number): Recipe =>
  (settings) => {
    const layers = settings.stack ?? paperStack.map((layer) => ({ ...layer }));
    settings.stack = layers.some((layer) => layer.part === part) ? layers.map((layer) => (layer.part === part ? { part, mgPerCm2 } : layer)) : [...layers, { part, mgPerCm2 }];
  };
