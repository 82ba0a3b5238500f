/** A page that is not printed in this time never will be, ms. */
export const printPatienceMs = 90_000;
