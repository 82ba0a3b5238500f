/** CODATA 2018, exact by the definition of the SI except for ε₀. */
export const faraday = 96485.33212;
/** J/(mol K) */
export const gasConstant = 8.314462618;
/** eV/K */
export const boltzmannEv = 8.617333262e-5;
/** 1/mol */
export const avogadro = 6.02214076e23;
/** F/cm */
export const vacuumPermittivity = 8.8541878128e-14;
/** Charge of 1 mAh, C. */
export const coulombPerMilliampereHour = 3.6;
