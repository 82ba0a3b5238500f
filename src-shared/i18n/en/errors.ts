export const errors = {
  'error.unexpected': 'Something went wrong inside Halocline. Your edits are in the project’s journal; save a copy of the details and tell us.',
  'error.badRequest': 'The window asked for something the host does not understand ({call}). Restart Halocline; if it happens again, tell us.',
  'error.unknownId': 'This entry is no longer known here. Go back to the start page and open the project again.',

  'error.hostNoToken': 'This address lacks its key. Open the full address that Halocline printed when it started (it ends with “#token=…”).',
  'error.hostRefused': 'Halocline was started again and has a new address. Close this page and open the address it printed.',
  'error.hostUnreachable': 'The Halocline program behind this page does not answer. Start it again, then open the address it prints.',
  'error.hostLost': 'The Halocline program behind this page has stopped. Every confirmed edit is on disk; start it again to go on.',

  'error.diskFull': 'The disk is full: {place} could not be written. Free some space; Halocline tries again, and confirmed edits are safe.',
  'error.noPermission': 'You may not write here: {place}. Ask the owner of the folder for permission, or copy the project to a folder of your own.',
  'error.placeGone': '{place} cannot be reached. Check that the drive or network share is connected, then try again.',
  'error.fileBusy': 'Another program holds {place}. Close it there (or wait for the virus scanner), then try again.',
  'error.nameTooLong': 'The path {place} is longer than this system allows. Use a shorter name or a folder nearer to the drive.',
  'error.fileTrouble': '{place} could not be read or written. The details say what the system answered; confirmed edits are safe.',
  'error.notWhatWasWritten': 'The disk gave back other bytes than were written to {place}. The file was left as it was; check the disk.',

  'error.notAProject': '{place} is not a Halocline project: it holds no project.json.',
  'error.newerVersion': '{place} was written by a newer version of Halocline that this one cannot show. Install the newer version.',
  'error.projectDamaged': '{place} is damaged, and so is the copy before it. Nothing was changed; restore the folder from a backup.',
  'error.restoredPrevious': '{place} was damaged. The copy before it was opened, and the edits since then were put back from the history.',
  'error.logDamaged': '{place} is damaged at line {line}. What could be read was used; the damaged file was kept under another name beside it.',
  'error.editsNotReplayed': 'The last {count} edits in {place} do not fit the document and were left out. The file was kept under another name beside it.',
  'error.projectReadOnly': '{place} is open for reading only; nothing can be changed in it.',

  'error.editConflict': 'Another window changed the same place meanwhile. Your last change was taken back; make it again.',
  'error.editInvalid': 'This change would have made the project invalid and was not taken. Nothing else was lost.',
  'error.lockLost': 'The project was taken over by {user} on {host}. Your confirmed edits are in it; open it again to go on.',
  'error.lockAlive': '{user} on {host} is still working in this project. Ask them to close it, or open it for reading.',
  'error.lockReplaced': 'Halocline ended unexpectedly while this project was open (since {since}). It is yours again.',

  'error.uploadIncomplete': '{name} did not arrive whole: {received} of {expected} bytes. It was not imported; try again.',
  'error.fileTooLarge': '{name} is larger than {limit} MB and was not imported. Export a part of it.',
  'error.projectLink': '{place} is a link or another special file, which no project has there. It was not opened or written, because that could lead out of the project’s folder. Ask whoever gave you the project for a sound copy.',
  'error.rawMissing': 'The imported file in {place} is missing. Restore the folder from a backup, or import the file again.',
  'error.rawDamaged': '{place} no longer has the bytes that were imported. Restore it from a backup, or import the file again.',

  'error.folderTaken': 'There are too many folders named {name} in {place}. Choose another title.',
  'error.sampleMissing': 'The sample data are missing from this installation. Install Halocline again.',
  'error.clipboardUnavailable': 'The clipboard is not available here. Select the text and copy it by hand.',
  'error.settingsDamaged': 'The settings in {place} could not be read and start afresh; the damaged file was kept beside it.',

  'readOnly.newerVersion': 'A newer version of Halocline wrote this project (schema {schema}). It can be looked at here, not changed.',
  'readOnly.lockedBy': '{user} on {host} has this project open since {since}. It is open here for reading.',
  'readOnly.lockUnreadable': 'The lock in {place} cannot be read, so it is not known who has the project open. It is open here for reading.',
  'readOnly.noPermission': 'You may not write in {place}. The project is open for reading.',
  'readOnly.diskFull': 'The disk of {place} is full. The project is open for reading; free some space and open it again.',
} as const;
