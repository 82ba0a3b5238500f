/** Digits and signs of a text lowered: "RuCl3" is "RuCl₃". */
export const subscriptDigits = (text: string): string => replaced(text, '₀₁₂₃₄₅₆₇₈₉', { '+': '₊', '-': '₋' });

/** Digits and signs of a text raised: "-3" is "⁻³", "4+" is "⁴⁺". */
export const superscriptDigits = (text: string): string => replaced(text, '⁰¹²³⁴⁵⁶⁷⁸⁹', { '+': '⁺', '-': '⁻' });

const replaced = (text: string, digits: string, signs: Readonly<Record<string, string>>): string => text.replace(/[\d+-]/g, (sign) => signs[sign] ?? digits[Number(sign)]!);
