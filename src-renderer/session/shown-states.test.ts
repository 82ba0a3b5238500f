import { expect, it } from 'vitest';
import { ShownStates } from './shown-states.svelte';

const states = ['before', 'charge1', 'discharge1', 'charge2', 'discharge2'].map((id, palette) => ({ id, label: id, shortLabel: id, palette }));
const made = (): { shown: ShownStates; ids: () => string[] } => {
  const shown = new ShownStates(() => states);
  return { shown, ids: () => shown.states.map(({ id }) => id) };
};

it('toggles one and keeps the order', () => {
  const { shown, ids } = made();
  shown.toggle('charge1');
  expect(ids()).toEqual(['before', 'discharge1', 'charge2', 'discharge2']);
  expect(shown.ids).toEqual(ids());
  shown.toggle('charge1');
  expect(ids()).toHaveLength(5);
  expect(shown.ids).toBeNull();
});

it('never hides everything', () => {
  const { shown, ids } = made();
  for (const { id } of states) shown.toggle(id);
  expect(ids()).toHaveLength(5);
});

it('shows one alone, steps with it, and comes back to what was shown before', () => {
  const { shown, ids } = made();
  shown.toggle('before');
  shown.toggleSolo('discharge2');
  expect(ids()).toEqual(['discharge2']);
  shown.step(1);
  expect(ids()).toEqual(['before']);
  shown.step(-1);
  shown.toggleSolo('discharge2');
  expect(ids()).toEqual(['charge1', 'discharge1', 'charge2', 'discharge2']);
});

it('selects the first state until another is chosen, also after that one is gone', () => {
  let there = states;
  const shown = new ShownStates(() => there);
  expect(shown.selected).toBe('before');
  shown.select('charge2');
  expect(shown.selected).toBe('charge2');
  there = states.filter(({ id }) => id !== 'charge2');
  expect(shown.selected).toBe('before');
});
