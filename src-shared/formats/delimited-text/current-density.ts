/** "Current density (mA/cm²)", "j / mA cm-2", "I (A g⁻¹)": a current divided by an area or a mass. */

const current = '(?<![A-Za-z])([mµμun]?A)\\s*';
const byArea = new RegExp(`${current}(?:\\/\\s*(c?m)\\s*(?:\\^?2|²)|[·.* ]\\s*(c?m)\\s*(?:\\^?[-−]2|⁻²))\\s*[)\\]]?\\s*$`);
const byMass = new RegExp(`${current}(?:\\/\\s*(k?g)|[·.* ]\\s*(k?g)\\s*(?:\\^?[-−]1|⁻¹))\\s*[)\\]]?\\s*$`);

/** Unit of a current per area ("mA/cm²") or per mass ("mA/g") that a name ends with, in one spelling; null: it names none. */
export function dividedCurrentUnit(name: string): string | null {
  const area = byArea.exec(name);
  const [, ampere, slashed, powered] = area ?? byMass.exec(name) ?? [];
  return ampere === undefined ? null : `${ampere.replace(/[μu](?=A)/, 'µ')}/${slashed ?? powered}${area ? '²' : ''}`;
}
