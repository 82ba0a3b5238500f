/** Atomic per cent of a state over every element that was fitted. */
import { areOfOneScale } from '../quantification/one-scale';
import type { ElementShare } from '../result';
import { atoms, rutheniumAmounts, shapeUncertaintyOfRatio, type Amount, type Placed } from './atomic-ratios';
import type { FittedSeries } from './fitted-series';
import { addTerms } from './gradient';

const elementOf = (subshell: string): string => /^[A-Z][a-z]?/.exec(subshell)?.[0] ?? subshell;

/**
 * Atomic per cent over every element with a sensitivity factor (and β, where the angle is corrected for), each from one subshell: ruthenium
 * from the one that the quantification prefers, others from the one with the largest factor; in the order of the model, which no fit changes.
 * Carbon that lies under Ru 3d counts as measured. The uncertainty is the state's own; the factors are common to all.
 * @param rutheniumDoubt relative variance that the choice of the model adds to ruthenium by Ru 3d
 * @returns nothing where a live time is missing, for counts of different live times cannot be compared, where spectra are not on one scale, or fewer than two elements have factors
 */
export function atomicComposition(series: FittedSeries, placed: readonly Placed[], rutheniumDoubt: number): ElementShare[] {
  if (placed.some(({ region }) => region.data.livetimeS === null)) return [];
  const amounts = elementAmounts(series, placed);
  const total = amounts.reduce((sum, { value }) => sum + value, 0);
  if (amounts.length < 2 || !(total > 0) || !areOfOneScale(amounts.flatMap(({ members }) => members.map(({ region }) => region)))) return [];
  const by3d = amounts.find(({ subshell }) => subshell === 'Ru3d');
  return amounts.map((amount): ElementShare => {
    const share = amount.value / total;
    const gradient = new Map<string, number>();
    for (const other of amounts) addTerms(gradient, other.gradient, ((other === amount ? 1 : 0) - share) / total);
    const deviation = series.propagation.deviation(gradient);
    // A share moves by p(1 − p) times the relative change of its own amount, and by p·q times that of another one.
    const byRuthenium = by3d ? share * ((by3d === amount ? 1 : 0) - by3d.value / total) * Math.sqrt(rutheniumDoubt) : 0;
    const stdUncertainty = deviation === null ? null : 100 * Math.hypot(deviation, share * (1 - share) * shapeUncertaintyOfRatio, byRuthenium);
    return { element: elementOf(amount.subshell), subshell: amount.subshell, atomicPercent: { value: 100 * share, stdUncertainty, interval: null } };
  });
}

/** What every element is counted by, in the order of the model. */
function elementAmounts(series: FittedSeries, placed: readonly Placed[]): Amount[] {
  const { factors } = series.settings.quantification.sensitivityFactors;
  const ofElements = new Map<string, Amount>();
  for (const subshell of new Set(placed.map(({ component }) => component.subshell))) {
    const element = elementOf(subshell);
    const amount = element === 'Ru' ? rutheniumAmounts(series, placed)[0] : atoms(series, placed, subshell);
    const other = ofElements.get(element);
    if (amount && (!other || factors[amount.subshell]! > factors[other.subshell]!)) ofElements.set(element, amount);
  }
  return [...ofElements.values()];
}
