/** What the halo check has to say about a pattern. */
export const xrdFindings = {
  'xrd.axisNotTwoTheta': 'The axis is not 2θ ({axis}): set the technique of this file, or export it against 2θ.',
  'xrd.tooFewPoints': 'The pattern has {points} points; the halo check needs at least {needed}.',
  'xrd.negativeCounts': 'At {angle}° the intensity is negative ({value}). Import counts before any background was subtracted.',
  'xrd.unevenSteps': 'The steps change at {angle}°: two scans may have been joined, or points left out. Import scans with one step width each.',
  'xrd.ownTimes': 'Every point has its own counting time, so the noise varies along the pattern and no verdict is given. Measure with one counting time, or export parts that have one.',
  'xrd.noScatter': 'The intensities do not scatter like counts (all equal or zero), so no limits can be given.',
  'xrd.noCounts': 'There are no counts between {from}° and {to}°, but about {level} per step on either side: the detector was off or covered. Cut this part off.',
  'xrd.scaledCounts': 'The intensities are not raw counts. From their scatter they are counts times {factor}, and they were divided by this factor.',
  'xrd.smoothed': 'The data were smoothed or interpolated (scatter {dispersion} of that of counts): no limits are given. Import the raw scan.',
  'xrd.noHalo': 'No halo rises above the background, or less than 16° remain for fitting one.',
  'xrd.narrowHalo': 'The main halo has a coherence length of {coherence} Å: nanocrystalline and amorphous cannot be distinguished by width alone.',
  'xrd.unassignedPeaks': '{count} lines belong to none of the phases tested. Add the suspected phase as a CIF file or a list of lines.',
  'xrd.coveredPhase': '{phase} can be neither detected nor excluded: most of its lines overlap those of {by}.',
  'xrd.betaGhost': 'The line at {angle}° may be the Kβ reflection of the strong line at {of}°.',
  'xrd.assumedWavelength': 'The file gives no wavelength: Cu Kα1 ({wavelength} Å) with Kα2 was assumed.',
  'xrd.separator': '{phase} was found. X-rays reach the separator beneath a thin electrode at high angles (6.4 mg/cm² transmit 0.4 % at 30°, 5 % at 60°), so its lines may not come from the electrode.',
} as const;
