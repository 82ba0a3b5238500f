/** What the Raman comparison has to say about a spectrum. */
export const ramanFindings = {
  'raman.axisNotShift': 'The axis is not a Raman shift ({axis}): export it against Raman shift, or, for a wavelength axis, enter the laser line.',
  'raman.fromWavelength': 'The wavelength axis was converted with the laser line {laser} nm.',
  'raman.tooFewPoints': 'The spectrum has {points} points; the comparison needs at least {needed}.',
  'raman.negativeCounts': 'At {at} cm⁻¹ the intensity is negative ({value}). Import counts before any baseline was subtracted.',
  'raman.windowOutside': 'The spectrum runs from {from} to {to} cm⁻¹ and does not cover the window from {low} to {high} cm⁻¹. Change the window, or measure the missing part.',
  'raman.noScatter': 'The intensities do not scatter as counts do (all equal or zero), so nothing can be said about what could hide.',
  'raman.saturated': 'The detector was saturated: {channels} channels near {at} cm⁻¹ hold the highest value. Shares are too low where that is a band; measure with less exposure.',
  'raman.scaledCounts': 'The intensities are not raw counts; their own scatter says that they are counts times {factor}, and they were divided by it.',
  'raman.smoothed': 'The data were smoothed or interpolated: no limits are given. Import the raw spectrum.',
  'raman.spikes': 'Cosmic spikes left out: {count}.',
  'raman.foreignBands': 'Sharp bands at {at} cm⁻¹ belong to none of the starting materials. They were left out; what lies under them could hide more than the limits say. Add a spectrum of the material if you know it.',
  'raman.filterEdge': 'The counts rise steeply up to {to} cm⁻¹, as behind the filter that holds the laser back: below, bands may be weakened by an unknown factor, and nothing is compared there.',
  'raman.noSharpBands': '{reference} has no sharp bands that could be told from broad ones: Raman can neither show nor exclude it. Crystals like LiCl have no first-order Raman bands.',
  'raman.referenceOutside': 'The spectrum of {reference} does not cover the window or cannot be used: it was left out.',
  'raman.noBands': 'No bands stand out of the fluorescence, so there is nothing that a share could refer to.',
} as const;
