export const errors = {
  'error.unexpected': 'Something went wrong inside Halocline. Your edits are in the project’s journal; save a copy of the details and tell us.',
  'error.badRequest': 'The window asked for something the host does not understand ({call}). Restart Halocline; if it happens again, tell us.',
  'error.unknownId': 'This entry is no longer known here. Go back to the start page and open the project again.',

  'error.hostNoToken': 'This address lacks its key. Open the full address that Halocline printed when it started (it ends with “#token=…”).',
  'error.hostRefused': 'Halocline was started again and has a new address. Close this page and open the address it printed.',
  'error.hostUnreachable': 'The Halocline program behind this page does not answer. Start it again, then open the address it prints.',
  'error.hostLost': 'The Halocline program behind this page has stopped. Every confirmed edit is on disk; start it again to go on.',
} as const;
