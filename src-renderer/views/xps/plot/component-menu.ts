/** What a right click on a component offers, in the list and on its handle. */
export const componentMenu = ['xps.labelComponent', '-', 'xps.duplicateComponent', 'xps.referToComponent', '-', 'xps.removeComponent'] as const;
