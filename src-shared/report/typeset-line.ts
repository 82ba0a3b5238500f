/** Spectral lines as one writes them: "Ru3+ 3d5/2" → "Ru³⁺ 3d₅/₂", "C1s sp2" → "C 1s sp²". */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const subscripts = '₀₁₂₃₄₅₆₇₈₉';
const raised = (digits: string): string => digits.replace(/\d/g, (digit) => superscripts[Number(digit)]!);
const lowered = (digits: string): string => digits.replace(/\d/g, (digit) => subscripts[Number(digit)]!);
const signs: Readonly<Record<string, string>> = { '+': '⁺', '-': '⁻' };

/** The name of a line in a result with charges raised, total angular momenta lowered and subshells set apart from their element. */
export function typesetLine(name: string): string {
  return name
    .replace(/\b([A-Z][a-z]?)(\d?)([+-])(?= )/g, (_, element: string, charge: string, sign: string) => `${element}${raised(charge)}${signs[sign]!}`)
    .replace(/\b([A-Z][a-z]?)(\d[spdf])\b/g, '$1 $2')
    .replace(/(\d[spdf])(\d)\/(\d)/g, (_, shell: string, over: string, under: string) => `${shell}${lowered(over)}/${lowered(under)}`)
    .replace(/\bRuO2\b/g, 'RuO₂')
    .replace(/\bsp([23])\b/g, (_, hybrid: string) => `sp${raised(hybrid)}`)
    .replace(/pi-pi\*/g, 'π–π*');
}
