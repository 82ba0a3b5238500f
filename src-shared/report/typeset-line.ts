/** Spectral lines as one writes them: "Ru3+ 3d5/2" → "Ru³⁺ 3d₅/₂", "C1s sp2" → "C 1s sp²". */
import { subscriptDigits, superscriptDigits } from '@shared/i18n/small-digits';

/** The name of a line in a result with charges raised, total angular momenta lowered and subshells set apart from their element. */
export function typesetLine(name: string): string {
  return name
    .replace(/\b([A-Z][a-z]?)(\d?)([+-])(?= )/g, (_, element: string, charge: string, sign: string) => `${element}${superscriptDigits(charge + sign)}`)
    .replace(/\b([A-Z][a-z]?)(\d[spdf])\b/g, '$1 $2')
    .replace(/(\d[spdf])(\d)\/(\d)/g, (_, shell: string, over: string, under: string) => `${shell}${subscriptDigits(over)}/${subscriptDigits(under)}`)
    .replace(/\b(O-)?C([-=])([COH])\b/g, (_, acid: string | undefined, bond: string, other: string) => `${acid ? 'O–' : ''}C${bond === '-' ? '–' : '='}${other}`)
    .replace(/\bRuO2\b/g, 'RuO₂')
    .replace(/\bsp([23])\b/g, (_, hybrid: string) => `sp${superscriptDigits(hybrid)}`)
    .replace(/pi-pi\*/g, 'π–π*');
}
