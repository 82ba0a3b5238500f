/** Names of the two lines between window and main process. */
export const callChannel = 'host.call';
export const eventChannel = 'host.event';
