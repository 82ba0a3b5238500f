/** The angle between X-rays and analyser as a file gives it. */
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Names of a VAMAS block's angles (ISO 14976) in the metadata of its spectrum: polar from the upward normal of the stage, azimuths in its plane. */
const directions = ['source polar angle / °', 'source azimuth / °', 'take-off polar angle / °', 'take-off azimuth / °'] as const;

/**
 * The angle γ between the directions to the X-ray source and to the analyser, degrees; null where a file does not give it. Four zeros are
 * what programs write that know nothing: source and analyser cannot stand in the same place.
 * @param metadata header entries of a spectrum in the file's own words
 */
export function sourceAnalyserAngle(metadata: Readonly<Record<string, string>>): number | null {
  const [said] = Object.values(metadata).flatMap((text) => /^SourceAnalyserAngle:\s*(\d+(?:\.\d+)?)/m.exec(text)?.[1] ?? []);
  if (said !== undefined) return Number(said);
  const angles = directions.map((name) => (metadata[name] === undefined ? NaN : Number(metadata[name])));
  if (!angles.every(Number.isFinite) || angles.every((angle) => angle === 0)) return null;
  const [sourcePolar, sourceAzimuth, analyserPolar, analyserAzimuth] = angles.map(radians) as [number, number, number, number];
  const cosine = Math.cos(sourcePolar) * Math.cos(analyserPolar) + Math.sin(sourcePolar) * Math.sin(analyserPolar) * Math.cos(sourceAzimuth - analyserAzimuth);
  return Number(((Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI).toFixed(2));
}
