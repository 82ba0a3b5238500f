/** What the halo check has to say about a pattern. */
export const xrdFindings = {
  'xrd.axisNotTwoTheta': 'The axis is not 2θ ({axis}): set the technique of this file, or export it against 2θ.',
  'xrd.tooFewPoints': 'The pattern has {points} points; the halo check needs at least {needed}.',
  'xrd.negativeCounts': 'At {angle}° the intensity is negative ({value}). Import counts before any background was subtracted.',
  'xrd.unevenSteps': 'The steps change at {angle}°: two scans may have been joined, or points left out. Import scans with one step width each.',
  'xrd.ownTimes': 'Every point was counted for a time of its own, so the noise differs along the pattern and no verdict rests on it. Measure with one counting time, or export parts that have one.',
  'xrd.noScatter': 'The intensities do not scatter as counts do (all equal or zero), so nothing can be said about what could hide.',
  'xrd.noCounts': 'There are no counts at all between {from}° and {to}°, with about {level} a step beside them: the detector was off or covered. Cut this part away.',
  'xrd.scaledCounts': 'The intensities are not raw counts; their own scatter says that they are counts times {factor}, and they were divided by it.',
  'xrd.smoothed': 'The data were smoothed or interpolated (scatter {dispersion} of that of counts): no limits are given. Import the raw scan.',
  'xrd.noHalo': 'No halo stands out of the background, or less than 16° are left to fit one.',
  'xrd.narrowHalo': 'The main halo has a coherence length of {coherence} Å: nanocrystalline and amorphous cannot be told apart by width alone.',
  'xrd.unassignedPeaks': '{count} lines belong to none of the phases tested. Add the phase that you suspect as a CIF file or a list of lines.',
  'xrd.coveredPhase': '{phase} can be neither seen nor excluded: most of its lines lie under those of {by}.',
  'xrd.betaGhost': 'The line at {angle}° may be the Kβ ghost of the strong line at {of}°.',
  'xrd.assumedWavelength': 'The file names no wavelength: Cu Kα1 ({wavelength} Å) with Kα2 was assumed.',
  'xrd.separator': '{phase} was found. The separator beneath a thin electrode shines through at high angle (6.4 mg/cm² let 0.4 % pass at 30°, 5 % at 60°), so its lines need not come from the electrode.',
} as const;
