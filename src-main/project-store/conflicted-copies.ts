/**
 * Copies that cloud folders leave beside a file that two PCs changed: "project (Ada's conflicted copy 2026-01-05).json" (Dropbox, Nextcloud),
 * "project-LAB-PC.json" (OneDrive), "project (1).json" (Google Drive), "project.sync-conflict-20260105-….json" (Syncthing).
 */
const ours = /^(project\.json|journal\.jsonl|history\.jsonl)(\.|$)/;
const likeOurs = /^(project|journal|history)[ .(_-].*\.jsonl?$/i;

/** The names among those of a project folder that are conflicted copies. */
export function conflictedCopies(names: readonly string[]): string[] {
  return names.filter((name) => likeOurs.test(name) && !ours.test(name)).sort();
}
