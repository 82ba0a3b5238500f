import type { MessageParams } from '../message';

export const errors = {
  'error.unexpected': 'An internal error occurred in Halocline. Your edits are in the project’s journal; save a copy of the details and report them.',
  'error.badRequest': 'The host could not interpret a request of this window ({call}). Restart Halocline; if it happens again, report it.',
  'error.unknownId': 'This entry is no longer valid. Go back to the start page and open the project again.',

  'error.hostNoToken': 'This address lacks its key. Open the full address that Halocline printed when it started (it ends with “#token=…”).',
  'error.hostRefused': 'Halocline was started again and has a new address. Close this page and open the address it printed.',
  'error.hostUnreachable': 'The Halocline program behind this page does not answer. Start it again, then open the address it prints.',
  'error.hostLost': 'The Halocline program behind this page has stopped. Every confirmed edit is on disk; start it again to continue.',

  'error.diskFull': 'The disk is full: {place} could not be written. Free some space; Halocline tries again, and confirmed edits are safe.',
  'error.noPermission': 'No permission to write to {place}. Ask the owner of the folder for permission, or copy the project to a folder of your own.',
  'error.placeGone': '{place} cannot be reached. Check that the drive or network share is connected, then try again.',
  'error.fileBusy': '{place} is in use by another program. Close it there (or wait for the virus scanner), then try again.',
  'error.nameTooLong': 'The path {place} is longer than this system allows. Use a shorter name or a folder closer to the root of the drive.',
  'error.fileTrouble': '{place} could not be read or written. The details give the system’s message; confirmed edits are safe.',
  'error.notWhatWasWritten': 'The data read back from {place} differ from those written. The file was left as it was; check the disk.',

  'error.notAProject': '{place} is not a Halocline project: it has no project.json.',
  'error.newerVersion': '{place} was written by a newer version of Halocline that this one cannot show. Install the newer version.',
  'error.projectDamaged': '{place} and its previous version are damaged. Nothing was changed; restore the folder from a backup.',
  'error.restoredPrevious': '{place} was damaged. Its previous version was opened, and the edits since then were restored from the history.',
  'error.logDamaged': '{place} is damaged at line {line}. The readable part was used; the damaged file was kept under another name in the same folder.',
  'error.editsNotReplayed': 'The last {count} edits in {place} could not be applied and were left out. The file was kept under another name in the same folder.',
  'error.projectReadOnly': '{place} is open read-only; it cannot be changed.',

  'error.editConflict': 'Another window changed the same item in the meantime. Make the change again.',
  'error.editInvalid': 'This change would make the project invalid and was rejected. Nothing else was lost.',
  'error.lockLost': 'The project was taken over by {user} on {host}. Your confirmed edits are in it; open it again to continue.',
  'error.lockGone': 'The lock of {place} is gone: another program took the project over and has closed it since, or the lock was removed. To prevent two programs from writing at once, nothing more is written from here. Your confirmed edits are in the project; open it again to continue.',
  'error.lockAlive': '{user} on {host} is still working in this project. Ask them to close it, or open it read-only.',
  'error.lockReplaced': 'Halocline ended unexpectedly while this project was open (since {since}). It can be edited again.',

  'error.uploadIncomplete': '{name} was received incompletely: {received} of {expected} bytes. It was not imported; try again.',
  'error.fileTooLarge': '{name} is larger than {limit} MB and was not imported. Export a part of it.',
  'error.projectLink': '{place} is a link or another special file, which a project does not contain. It was not opened or written, because it could lead outside the project’s folder. Ask the sender of the project for an intact copy.',
  'error.rawMissing': (p: MessageParams) => `The imported file ${p['file'] === undefined ? '' : `${p['file']} `}is missing from ${p['place']}. Restore the folder from a backup, or import the file again.`,
  'error.rawDamaged': '{place} differs from the file that was imported. Restore it from a backup, or import the file again.',

  'error.notAReference': 'Only a named Raman spectrum of a starting material can be kept in the library. Name it first.',
  'error.referenceKept': 'This spectrum is already in your library, as {name}.',
  'error.referenceTooLarge': '{name} is larger than {limit} MB and was not kept in the library. Export the one spectrum and keep that.',
  'error.referenceLibraryFull': 'Your library is full ({limit} spectra). Remove one that you no longer need.',
  'error.referenceDamaged': 'The file of {name} differs from what was imported, so it was not used. Import the spectrum again; if the copy in your library is damaged, remove it there and keep it again.',
  'error.referenceUnreadable': 'The library entry in {place} is missing or cannot be read. Remove it from the library and keep the spectrum again.',

  'error.folderTaken': 'There are too many folders named {name} in {place}. Choose another title.',
  'error.sampleMissing': 'The sample data are missing from this installation. Install Halocline again.',
  'error.clipboardUnavailable': 'The clipboard is not available here. Select the text and copy it by hand.',
  'error.pictureTooLarge': 'The picture would be {width} × {height} px; no side may be longer than {side} px. Choose a smaller size or resolution, or save the figure as PDF or SVG.',
  'error.pdfUnavailable': 'No program that writes PDF was found: Chromium, Chrome or Edge must be installed. Or print, and choose “Save as PDF” as the printer.',
  'error.pdfFailed': 'The PDF could not be made. Try again; SVG and HTML can be saved meanwhile.',
  'error.settingsDamaged': 'The settings in {place} could not be read and were reset; the damaged file was kept in the same folder.',

  'readOnly.newerVersion': 'A newer version of Halocline wrote this project (schema {schema}). It can be viewed here, but not changed.',
  'readOnly.lockedBy': '{user} on {host} has this project open ({since}). It is open read-only here.',
  'readOnly.lockUnreadable': 'The lock in {place} cannot be read, so it is not known who has the project open. It is open read-only here.',
  'readOnly.noPermission': 'No permission to write in {place}. The project is open read-only.',
  'readOnly.diskFull': 'The disk of {place} is full. The project is open read-only; free some space and open it again.',
} as const;
