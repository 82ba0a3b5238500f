import type { Parameter, Problem } from '@shared/numerics/least-squares/types';

/** Values of all parameters of a problem, links resolved; `fitted` replaces starting values by name. */
export function parameterValues(problem: Problem, fitted: ReadonlyMap<string, number> = new Map()): Map<string, number> {
  const byName = new Map<string, Parameter>(problem.parameters.map((parameter) => [parameter.name, parameter]));
  const values = new Map<string, number>();
  const resolve = (name: string): number => {
    const known = values.get(name);
    if (known !== undefined) return known;
    const parameter = byName.get(name);
    if (!parameter) throw new Error(`The model has no parameter called ${name}`);
    const value = parameter.link
      ? parameter.link.terms.reduce((sum, term) => sum + term.factor * resolve(term.name), parameter.link.offset)
      : (fitted.get(name) ?? parameter.value);
    values.set(name, value);
    return value;
  };
  for (const name of byName.keys()) resolve(name);
  return values;
}
