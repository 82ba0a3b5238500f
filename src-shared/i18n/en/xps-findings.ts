import { decimal } from '../decimal';
import type { MessageParams } from '../message';
import { spacedSubshell } from '../spaced-subshell';

/** Why a background computed from the data gave way to a straight line. */
const refusals: Readonly<Record<string, string>> = {
  'no-step': 'the high-binding-energy end is not higher than the low one',
  'no-area': 'there is no signal above it',
  'above-data': 'it would run above the data',
  'not-converged': 'it did not converge',
};

/** Why a line was kept: on strong evidence, or because it is likely. */
const keptEvidence = (deltaBic: string | number | undefined, probability: string | number | undefined): string =>
  Number(deltaBic) > 10 || probability === undefined
    ? `the evidence is strong (ΔBIC ${decimal(deltaBic, 0)}, above 10 after Kass and Raftery 1995)`
    : `it is likely, with a probability of ${decimal(Number(probability) * 100, 0)} % (ΔBIC ${decimal(deltaBic, 0)}); the uncertainties include that it may be absent`;

/** Findings of the XPS analysis; each names its reason or source. */
export const xpsFindings = {
  'xpsFinding.notConverged': 'The fit stopped before it converged ({reason} after {iterations} iterations). Values are provisional.',
  'xpsFinding.tooFewChannels': ({ line, file, channels, least }: MessageParams) =>
    `${line} was left out: ${channels === 0 ? 'no channel' : `only ${channels} ${channels === 1 ? 'channel' : 'channels'}`}${file === '' ? '' : ` of ${file}`} ${Number(channels) === 1 || channels === 0 ? 'lies' : 'lie'} in the window of its model, and ${least} are needed. Everything else was fitted. Widen the window, or measure the region anew.`,
  'xpsFinding.noSignal': ({ line, file }: MessageParams) =>
    `${line} was left out: every channel${file === '' ? '' : ` of ${file}`} in the window of its model reads 0, as after an acquisition that was stopped. Everything else was fitted. Measure the region anew, or remove the file.`,
  'xpsFinding.deadChannels': ({ line, file, at }: MessageParams) =>
    `${line}${file === '' ? '' : ` of ${file}`} reads 0 at ${at} eV, where its neighbours promise many events: the detector was off, or the acquisition was stopped. These channels were left out. Measure the region anew if a line stands there.`,
  'xpsFinding.loneChannels': ({ line, file, at }: MessageParams) =>
    `${line}: single channels${file === '' ? '' : ` of ${file}`} stand alone, more than 6σ off their neighbours, at ${at} eV. No line is so narrow: a discharge of the detector puts them there. They were left out.`,
  'xpsFinding.windowCut': ({ file }: MessageParams) =>
    `Ru 3d${file === '' ? '' : ` of ${file}`} was left out: its window ends within the lines. Ru 3d3/2 lies under C 1s, so that both are fitted together, from below Ru 3d5/2 (280 eV) to above C 1s (286 eV) at least; without them this state has no fractions. Measure from about 275 to 296 eV.`,
  'xpsFinding.noModel': ({ regions }: MessageParams) =>
    `This state was left out: no model fits its spectra (${String(regions).split(', ').map(spacedSubshell).join(', ')}).${String(regions).split(', ').includes('Ru3d') ? ' Ru 3d has to be measured together with C 1s, under which Ru 3d3/2 lies: from about 275 to 296 eV.' : ' Add a model for one of them.'}`,
  'xpsFinding.notSeparable': 'The data cannot separate these parameters, so they have no uncertainty: {parameters}.',
  'xpsFinding.foreignKept': ({ species, deltaBic, probability, states, state, without, with: found }: MessageParams) =>
    `${species} was added to the model: ${keptEvidence(deltaBic, probability)}. Found in: ${states}.${state === undefined ? '' : ` Without it Ru²⁺ of ${state} would be ${decimal(without, 2)} instead of ${decimal(found, 2)}.`}`,
  'xpsFinding.foreignSuspected': ({ species, deltaBic, state, without, with: found }: MessageParams) =>
    `${species} is suspected under the Ru 3d lines (ΔBIC ${decimal(deltaBic, 0)}, above 10 after Kass and Raftery 1995). Without a component for it, it is counted as Ru²⁺.${state === undefined ? '' : ` With one, Ru²⁺ of ${state} becomes ${decimal(found, 2)} instead of ${decimal(without, 2)}.`}`,
  'xpsFinding.foreignPossible': ({ species, component, deltaBic, probability, oxygen, state, without, with: found }: MessageParams) =>
    `${species} at the place of Ru²⁺ cannot be excluded: probability ${decimal(Number(probability) * 100, 0)} %, from the spectra (ΔBIC ${decimal(deltaBic, 0)}) and because Ru²⁺ and Ru⁴⁺ of one chloride react to Ru³⁺. With it Ru²⁺ of ${state} would be ${decimal(found, 2)} instead of ${decimal(without, 2)}; the uncertainties include this.${component !== 'ruO2' ? '' : oxygen === undefined ? ' O 1s decides: oxide lies at 529 to 530.6 eV.' : ' O 1s was measured and is included in this; it does not decide.'}`,
  'xpsFinding.oxideAlike': ({ species, deltaBic, state, without, with: found }: MessageParams) =>
    `What is counted as Ru²⁺ lies where ${species} lies as well, and these spectra do not tell whether some of it is that (ΔBIC ${decimal(deltaBic, 0)}). Ru²⁺ is the more usual, so the uncertainties hold little of this: with ${species} Ru²⁺ of ${state} would be ${decimal(found, 2)} instead of ${decimal(without, 2)}. O 1s decides: oxide lies at 529 to 530.6 eV.`,
  'xpsFinding.coexistence': ({ ru2, ru4, oxygen }: MessageParams) =>
    `Ru²⁺ ${decimal(ru2, 2)} beside Ru⁴⁺ ${decimal(ru4, 2)}: in one chloride they react to Ru³⁺, so the smaller share should be zero within its uncertainty. ${oxygen === 'none' ? 'Ruthenium oxide, which lies at the place of Ru²⁺, is not it, for O 1s shows none; what' : 'What is taken for Ru²⁺ here may be ruthenium oxide, which lies at the same place (RuO₂ 280.3 to 281.0 eV: NIST SRD 20), and what'} is taken for Ru⁴⁺${oxygen === 'none' ? ' may be' : ''} a satellite of Ru³⁺ (Morgan 2015, doi 10.1002/sia.5852).${oxygen === undefined ? ' O 1s decides about oxide: it lies at 529 to 530.6 eV.' : ''}`,
  'xpsFinding.oxygenTaken': ({ position, percent, sd, state }: MessageParams) =>
    `O 1s shows lattice oxygen at ${decimal(position, 1)} eV, where RuO₂ has it: with two oxygen atoms for each ruthenium, RuO₂ is ${decimal(percent, 1)} ± ${decimal(sd, 1)} % of the ruthenium of ${state} by it, the most of all states. The amount of RuO₂ under Ru 3d was held by O 1s within this uncertainty.`,
  'xpsFinding.oxygenSeen': ({ position, percent, sd, state }: MessageParams) =>
    `O 1s shows lattice oxygen at ${decimal(position, 1)} eV, where RuO₂ has it: with two oxygen atoms for each ruthenium, RuO₂ is ${decimal(percent, 1)} ± ${decimal(sd, 1)} % of the ruthenium of ${state} by it, the most of all states. The fit was not held by this, because foreign species are only suggested or the component of RuO₂ is your own: compare its area.`,
  'xpsFinding.oxygenOther': ({ position, percent, sd, state }: MessageParams) =>
    `O 1s shows lattice oxygen at ${decimal(position, 1)} eV. If it were that of RuO₂, this would be ${decimal(percent, 1)} ± ${decimal(sd, 1)} % of the ruthenium of ${state}; Ru 3d does not show so much. It may belong to another oxide (iron, cobalt and nickel have O 1s at the same place): look for its metal in a survey.`,
  'xpsFinding.oxygenNone': ({ percent }: MessageParams) =>
    `O 1s shows no lattice oxygen of RuO₂ (529.4 eV): with two oxygen atoms for each ruthenium, at most ${decimal(percent, 1)} % of the ruthenium of any state is RuO₂ (95 %). What is counted as Ru²⁺ is not that.`,
  'xpsFinding.separatorDebris': ({ position, zrToRu, extra, ratio, corrected }: MessageParams) =>
    `Zr 3d5/2 at ${decimal(position, 1)} eV is chloride of the separator (ZrCl₄ 183.7, ZrO₂ 182.3 eV: NIST SRD 20, Sleigh 1996): ${decimal(zrToRu, 3)} Zr per Ru. Li₂ZrCl₆ contributes six Cl per Zr, so ${decimal(extra, 2)} of Cl/Ru ${decimal(ratio, 2)} is not the cathode’s; without it Cl/Ru is ${decimal(corrected, 2)}.`,
  'xpsFinding.separatorDebrisSeen': ({ position, significance }: MessageParams) =>
    `Zr 3d5/2 at ${decimal(position, 1)} eV (${decimal(significance, 0)} times its uncertainty) is chloride of the separator (NIST SRD 20, Sleigh 1996: ZrCl₄ 183.7 eV). Li₂ZrCl₆ contributes six Cl per Zr. The amount cannot be calculated: a sensitivity factor, a live time or Cl/Ru is missing.`,
  'xpsFinding.satelliteKept': ({ deltaBic, probability, percent, state, without, with: found }: MessageParams) =>
    `Ru³⁺ was given a satellite with ${decimal(percent, 1)} % of its area, 1.4 to 2.6 eV above it, in the same proportion in all states: ${keptEvidence(deltaBic, probability)}. Such final states belong to Ru³⁺ (Morgan 2015, doi 10.1002/sia.5852); without it they are counted as Ru⁴⁺ or carbon.${state === undefined ? '' : ` Without it Ru⁴⁺ of ${state} would be ${decimal(without, 2)} instead of ${decimal(found, 2)}.`}`,
  'xpsFinding.satelliteSuspected': ({ deltaBic, percent, state, without, with: found }: MessageParams) =>
    `A satellite of Ru³⁺ is suspected: a line 1.4 to 2.6 eV above it with ${decimal(percent, 1)} % of its area, in the same proportion in all states (ΔBIC ${decimal(deltaBic, 0)}, above 10). Such final states belong to Ru³⁺ (Morgan 2015, doi 10.1002/sia.5852); without a satellite they are counted as Ru⁴⁺ or carbon.${state === undefined ? '' : ` With one, Ru⁴⁺ of ${state} becomes ${decimal(found, 2)} instead of ${decimal(without, 2)}.`}`,
  'xpsFinding.satellitePossible': ({ deltaBic, probability, percent, ruthenium }: MessageParams) =>
    `A satellite of Ru³⁺ with ${decimal(percent, 1)} % of its area cannot be excluded: probability ${decimal(Number(probability) * 100, 0)} % (ΔBIC ${decimal(deltaBic, 0)}; Morgan 2015, doi 10.1002/sia.5852). With it all ruthenium would be ${decimal(ruthenium, 1)} % more, and Cl/Ru as much less; the uncertainties include this.`,
  'xpsFinding.asymmetryPossible': ({ deltaBic, probability, asymmetry, ruthenium }: MessageParams) =>
    `The lines of ruthenium are shaded off to higher binding energy. Doniach–Šunjić lines with asymmetry ${decimal(asymmetry, 3)}, as conducting compounds have them, describe that as well: probability ${decimal(Number(probability) * 100, 0)} % (ΔBIC ${decimal(deltaBic, 0)}). Their tail, followed over some 12 eV into what is counted as background here, would make all ruthenium ${decimal(ruthenium, 1)} % more and Cl/Ru as much less; the uncertainties include this. Cl/Ru by Ru 3p does not depend on it.`,
  'xpsFinding.apartSuspected': ({ deltaBic, states, percent, shift, ion, state, without, with: found }: MessageParams) =>
    `Part of the chloride is charged otherwise than the rest, as particles without contact to the carbon are: Cl 2p of ${states} consists of two doublets (up to ${decimal(percent, 0)} % at ${decimal(shift, 2)} eV from the rest), and Ru 3d wants its lines twice in the same way rather than as they were fitted (ΔBIC ${decimal(deltaBic, 0)}, above 10 after Kass and Raftery 1995). The second lines are counted as another oxidation state or as foreign ruthenium: with them ${ion} of ${state} is ${decimal(found, 2)} instead of ${decimal(without, 2)}. The uncertainties include this, the values do not.`,
  'xpsFinding.apartPossible': ({ deltaBic, probability, states, percent, shift, ion, state, without, with: found }: MessageParams) =>
    `Cl 2p of ${states} consists of two doublets (up to ${decimal(percent, 0)} % at ${decimal(shift, 2)} eV from the rest). If they are not two chlorides but one of which part is charged otherwise, the lines of Ru 3d are there twice as well: probability ${decimal(Number(probability) * 100, 0)} % (ΔBIC ${decimal(deltaBic, 0)}). With them ${ion} of ${state} would be ${decimal(found, 2)} instead of ${decimal(without, 2)}; the uncertainties include this.`,
  'xpsFinding.broadeningKept': ({ deltaBic, width }: MessageParams) =>
    `All lines of this state were given an extra Gaussian width of ${decimal(width, 2)} eV, in quadrature: the evidence that its lines are wider than those of other states is strong (ΔBIC ${decimal(deltaBic, 0)}, above 10 after Kass and Raftery 1995). Uneven charging of an insulating sample does this.`,
  'xpsFinding.broadeningSuspected': ({ deltaBic, width }: MessageParams) =>
    `All lines of this state seem to be wider than those of other states by a Gaussian of ${decimal(width, 2)} eV, in quadrature (ΔBIC ${decimal(deltaBic, 0)}, above 10 after Kass and Raftery 1995). Uneven charging of an insulating sample does this; with common widths it is taken for other species.`,
  'xpsFinding.basinAmbiguous': ({ shift, otherShift, deltaChiSquare }: MessageParams) =>
    `A charge shift of ${decimal(otherShift, 2)} eV instead of ${decimal(shift, 2)} eV fits almost as well (Δχ² ${decimal(deltaChiSquare, 1)}): the Ru lines are about 1.1 eV apart, so the assignment may be shifted by one oxidation state.`,
  'xpsFinding.labelsAmbiguous': ({ taken, other, probability }: MessageParams) =>
    `Which oxidation states these lines are is known from their positions alone, for not all three occur in this series: they are taken for ${taken}, and with a probability of ${decimal(Number(probability) * 100, 0)} % are ${other}. The shares cannot be used until this is settled. Compare Ru 3d5/2 − Cl 2p3/2, which no charging moves, with 82.3 to 82.9 eV of Ru(II) and 83.1 to 83.5 eV of Ru(III) chlorides (NIST SRD 20), fit a state with a known oxidation state along, or set the position of Ru³⁺ by a reference of your own.`,
  'xpsFinding.atLowerBound': ({ parameter, value }: MessageParams) => `${parameter} is at its lower bound (${decimal(value, 3)}). Standard uncertainties hold where all other parameters can follow (Cumpson and Seah 1992, doi 10.1002/sia.740180508); this one can go no further, so those of the parameters correlated with it are underestimated.`,
  'xpsFinding.atUpperBound': ({ parameter, value }: MessageParams) => `${parameter} is at its upper bound (${decimal(value, 3)}). Standard uncertainties hold where all other parameters can follow (Cumpson and Seah 1992, doi 10.1002/sia.740180508); this one can go no further, so those of the parameters correlated with it are underestimated.`,
  'xpsFinding.correlated': ({ a, b, r }: MessageParams) => `${a} and ${b} are strongly correlated (r = ${decimal(r, 2)}, above 0.9): one can be traded for the other (Singh et al. 2016, Appl. Surf. Sci. 387, 155).`,
  'xpsFinding.widthUnusual': ({ component, fwhm, low, high }: MessageParams) =>
    `${component} is ${decimal(fwhm, 2)} eV wide; ${decimal(low, 1)} to ${decimal(high, 1)} eV is usual (NIST SRD 20).`,
  'xpsFinding.splittingUnusual': ({ component, splitting, expected }: MessageParams) =>
    `${component} has a spin–orbit splitting of ${decimal(splitting, 2)} eV; ${decimal(expected, 2)} eV is expected (NIST SRD 20).`,
  'xpsFinding.areaRatioUnusual': ({ component, ratio, expected, sd }: MessageParams) =>
    `${component}: the minor line has ${decimal(ratio, 3)} of the area of the major one; ${decimal(expected, 3)} ± ${decimal(sd, 3)} is expected (statistical weights; Scofield 1976, doi 10.1016/0368-2048(76)80015-1). Something else is counted with one of them: another species at its place, or losses, which set in only some eV behind a line and run on under its partner (Tougaard 2021, doi 10.1116/6.0000661). Compare the model variants with other backgrounds.`,
  'xpsFinding.insignificant': ({ component, ratio }: MessageParams) => `${component} is not significant: its area is ${decimal(ratio, 1)} times its uncertainty, and below 3 a line may be noise (Currie 1968, doi 10.1021/ac60259a007).`,
  'xpsFinding.poorFit': ({ reducedChiSquare, at, sigma }: MessageParams) =>
    `The model does not describe the data (reduced χ² ${decimal(reducedChiSquare, 2)}); the largest residual, ${decimal(sigma, 1)}σ, is at ${decimal(at, 1)} eV. Uncertainties are widened accordingly; a correct model of counts gives a reduced χ² of about 1.`,
  'xpsFinding.residualStructure': ({ abbe, at }: MessageParams) =>
    `The residuals are not random (Abbe value ${decimal(abbe, 2)}; 1 is random, after Seah and Brown 1998), most around ${decimal(at, 1)} eV.`,
  'xpsFinding.lossStepZero': ({ parameter }: MessageParams) =>
    `${parameter}: the fit gives zero. Inelastic losses that set in only some eV behind a line do this (Tougaard 2021, doi 10.1116/6.0000661): a step and a straight slope then stand for a bent background, and shares of ruthenium were off by up to 0.04 in tests. Compare the model variants with other backgrounds.`,
  'xpsFinding.countRateHigh': ({ rate, linear }: MessageParams) =>
    `The highest count rate is ${decimal(rate, 1)} · 10⁶ s⁻¹. Single electron multipliers lose counts from about ${decimal(linear, 0)} · 10⁶ s⁻¹ on (SPECS, PHOIBOS manual; Seah et al. 1999, J. Electron Spectrosc. 104, 73: up to 50 %), most on the strongest line, which then is too low and too broad. How many detectors share the spectrum is not in the file: check linearity at half the X-ray power, or correct for dead time before import.`,
  'xpsFinding.scatterSmall': ({ scatter }: MessageParams) =>
    `These counts scatter less than counts do: their variance is ${decimal(scatter, 2)} of their mean, where 1 is expected. Smoothing, interpolation, scans averaged and given as a sum, or a detector that loses counts (dead time; Seah et al. 1999, J. Electron Spectrosc. 104, 73) do this. Uncertainties from counting statistics do not hold, and after lost counts strong lines are too low. Import the raw counts of every scan.`,
  'xpsFinding.carbonHeavy': ({ ratio, doubt, has3p }: MessageParams) =>
    `C 1s has ${decimal(ratio, 1)} times the area of Ru 3d. Under so much carbon Ru 3d does not decide: Ru 3d3/2 cannot be seen and the tail of C 1s reaches under 3d5/2, so that shares of ruthenium were off by up to 0.17 in tests at five times and by up to 0.3 at thirty times; here they are known to ${decimal(doubt, 2)} at best. ${has3p === 1 ? 'The amount of ruthenium is that of Ru 3p, which carbon does not cover.' : 'Measure Ru 3p, which carbon does not cover, for the amount of ruthenium.'} For shares take a sample with less carbon, or measure the carbon alone, whose line shape can then be held.`,
  'xpsFinding.notCounts': 'The ordinate is not raw counts. Its scatter was estimated from the data, so χ² is only relative.',
  'xpsFinding.tougaardNarrow': ({ reach, wanted }: MessageParams) =>
    `A Tougaard background is set by the spectrum ${decimal(wanted, 0)} to 50 eV behind the line (Tougaard 2021, doi 10.1116/6.0000661), but the window ends ${decimal(reach, 0)} eV behind the last one. It then takes part of the lines’ areas in a way that residuals do not show: fractions and Cl/Ru can be off by more than their uncertainty. Take the co-fitted Shirley background, or compare the model variants.`,
  'xpsFinding.straightBackground': ({ reason }: MessageParams) => `A straight background was used, because the chosen one cannot be computed here: ${refusals[String(reason)] ?? String(reason)}.`,
  'xpsFinding.transmissionTwice': 'The sensitivity factors “{set}” already contain the transmission, and the spectra are corrected for it as well: Cl/Ru is corrected twice.',
  'xpsFinding.meanFreePathTwice': 'The sensitivity factors “{set}” already contain the mean free path, which is corrected for again: Cl/Ru is corrected twice.',
  'xpsFinding.transmissionMissing': ({ measurements }: MessageParams) =>
    `No transmission function is known for ${Number(measurements) === 1 ? 'one spectrum' : `${measurements} spectra`}. The uncertainty of Cl/Ru contains 5 % for it; give a power law if you know it.`,
  'xpsFinding.transmissionLaw': ({ without, exponent }: MessageParams) =>
    `${Number(without) === 1 ? 'The file of one spectrum holds' : `The files of ${decimal(without, 0)} spectra hold`} no transmission function. Those of the others follow the kinetic energy to the power ${decimal(exponent, 3)} within 2 %, and this law was used for all.`,
  'xpsFinding.meanFreePathMissing': 'The sensitivity factors “{set}” are bare cross sections and no mean free path is corrected for: Cl/Ru is off by about 5 % with Ru 3d and 20 % with Ru 3p, which its uncertainty contains.',
  'xpsFinding.noChargeReference': 'This state lacks the line that defines the charge shift; its energies are as measured.',
  'xpsFinding.weakReference': 'The line that defines the charge shift is very weak in this state, so all its energies are uncertain.',
  'xpsFinding.factorMissing': ({ set, subshell }: MessageParams) => `The sensitivity factors “${set}” have no value for ${spacedSubshell(subshell)}; nothing is calculated from it.`,
  'xpsFinding.rutheniumFromOther': ({ wanted, used, states }: MessageParams) =>
    `Cl/Ru was calculated from ${spacedSubshell(used)}, not from ${spacedSubshell(wanted)} as chosen, which gives no ruthenium here (sensitivity factor, β, live time or spectrum missing): ${states}. Ratios from different subshells differ by some per cent (Brundle and Crist 2020, doi 10.1116/1.5143897). Complete ${spacedSubshell(wanted)}, or choose ${spacedSubshell(used)}.`,
  'xpsFinding.tooSlow': ({ subshell, kinetic, energy }: MessageParams) =>
    `At a photon energy of ${decimal(energy, 1)} eV electrons of ${spacedSubshell(subshell)} have ${decimal(kinetic, 0)} eV, and no mean free path is known for them (TPP-2M holds from 50 eV on: Tanuma, Powell and Penn 1994, doi 10.1002/sia.740210302): nothing is calculated from this line. Check the photon energy.`,
  'xpsFinding.mixedOrdinates': ({ counted, others }: MessageParams) =>
    `${counted}: raw counts with a live time; ${others}: no raw counts. Amounts can be compared only if the latter are counts per second (ISO 14976 writes both). Check the unit in the file.`,
  'xpsFinding.ratioImplausible': ({ ratio }: MessageParams) =>
    `Cl/Ru is ${decimal(ratio, Number(ratio) < 1 ? 4 : 0)}; RuCl₃ has 3 and LiRuCl₄ 4. The spectra of this state are not on one scale: check the unit of each ordinate (counts, counts/s, 10³ counts/s), the live times (dwell × scans) and the sensitivity factors.`,
  'xpsFinding.rutheniumDisagrees': ({ percent, doubt }: MessageParams) =>
    `Ru 3p gives ${decimal(Math.abs(Number(percent)), 0)} % ${Number(percent) > 0 ? 'more' : 'less'} ruthenium than Ru 3d, and Cl/Ru by them differs as much; factors, transmission, mean free path and counting leave ${decimal(doubt, 0)} % of doubt (1σ). Either one of these is off, or a part of the lines is counted as background: what asymmetric lines and satellites of Ru 3d hold far from the line, or a wrong background under Ru 3p. Until it is known which, trust Cl/Ru no further than this difference.`,
  'xpsFinding.transmissionMixed': ({ known, unknown }: MessageParams) =>
    `${known} came with a transmission function, ${unknown} without: divided by it, the former are on the arbitrary scale of that function. No ratio of amounts is calculated between them. Import all spectra from files that hold it, or give a power law for all.`,
  'xpsFinding.passEnergies': ({ energies }: MessageParams) =>
    `The spectra were measured at different pass energies (${energies}), and the transmission of the analyser at one against the other is not known; it lets through several times as much at twice the pass energy. No ratio of amounts is calculated between them. Measure both at one pass energy, or import files with the transmission function.`,
  'xpsFinding.noRatio': 'Cl/Ru cannot be calculated: a sensitivity factor or a live time (dwell × scans) is missing, or the spectra are not on one scale.',
  'xpsFinding.excessChlorine': ({ ratio }: MessageParams) =>
    `Cl/Ru is ${decimal(ratio, 2)}, above the 4 of LiRuCl₄: separator debris (Li₂ZrCl₆: six Cl per Zr) or LiCl may add chlorine. Check Zr 3d near 183.7 eV.`,
  'xpsFinding.energyScale': ({ shift }: MessageParams) =>
    `A charge shift of ${decimal(shift, 2)} eV is unusual. Check the energy scale: a work function subtracted twice shifts a spectrum by 3 to 5 eV, and most exporters have already subtracted it.`,
  'xpsFinding.energyOffset': ({ offset, shift, lines }: MessageParams) =>
    `The energy scale looks wrong: the highest lines of ${lines} lie ${decimal(offset, 1)} eV from their positions in chlorides (Cl 2p3/2 198.6, Ru 3p3/2 463.4 eV: NIST SRD 20), but the fit gave the state a charge shift of ${decimal(shift, 2)} eV. Its numbers are meaningless until the scale is right: a work function subtracted twice, or not at all, shifts a spectrum by 3 to 5 eV.`,
  'xpsFinding.carbonTaken': ({ name, chi }: MessageParams) =>
    `Width, asymmetry and shake-up of the sp² carbon line are held as measured on ${name} alone (χ²ᵣ ${decimal(chi, 2)}), for under Ru 3d3/2 they cannot be determined reliably.`,
  'xpsFinding.carbonDiffers': ({ name, deltaBic }: MessageParams) =>
    `The carbon of the samples has another line shape than ${name} alone: the evidence is strong (ΔBIC ${decimal(deltaBic, 0)}, above 10 after Kass and Raftery 1995). The shape was fitted with the region instead; adventitious carbon or another pass energy does this.`,
  'xpsFinding.carbonNotTaken': ({ name, chi }: MessageParams) => `${name} alone is not described by the model of carbon (χ²ᵣ ${decimal(chi, 2)}), so its line shape was not used.`,
  'xpsFinding.measuredTwice': '{region} was found more than once in this state; the spectrum with raw counts and a known live time was used.',
  'xpsFinding.photonEnergies': ({ energy, others }: MessageParams) =>
    `The files give other photon energies too (${others} eV): binding energies are those of the files, but amounts and mean free paths are calculated for ${energy} eV alone. From Al Kα to Mg Kα the ratio of Ru 3p to Cl 2p changes by 19 % (Scofield 1976). Analyse spectra of one source at a time.`,
  'xpsFinding.photonEnergyAssumed': 'Neither a manifest nor a file gives the photon energy; {energy} eV (Al Kα) was assumed.',
  'xpsFinding.scofieldUsed': 'The data came without sensitivity factors; {set} was used, with the mean free path by TPP-2M.',
  'xpsFinding.factorsOtherEnergy': ({ set, of, energy }: MessageParams) =>
    `The sensitivity factors “${set}” are for ${decimal(of, 1)} eV, but the photon energy is ${decimal(energy, 1)} eV: ratios between elements are not valid. From Al Kα to Mg Kα the ratio of Ru 3p to Cl 2p changes by 19 % and that of Ru 3d by 2 % (Scofield 1976). Choose a set for this photon energy.`,
} as const;
