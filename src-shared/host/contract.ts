/**
 * The contract between a window and the host (main process, browser shell): one table of calls with a schema for
 * every argument and result, and one table of events. Every shell carries this table; nothing else crosses.
 * Projects, folders and files are addressed by ids that the host handed out; no path ever comes from a window.
 */
import * as v from 'valibot';
import { EditSchema } from '@shared/project/edit';
import { FileNameSchema, IdSchema, ProjectDocumentSchema } from '@shared/project/document';

/** An id that the host made up: unguessable, valid for this run only. */
const Handle = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const revision = v.pipe(v.number(), v.integer(), v.minValue(0));
const bytes = v.instance(Uint8Array);

/** A failure the user can meet: a key of the dictionary (`error.*`) that says what happened and what to do. */
export const HostErrorSchema = v.object({
  key: v.string(),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
  /** For the details fold: technical words, never needed to act. */
  detail: v.nullable(v.string()),
});
export type HostError = v.InferOutput<typeof HostErrorSchema>;

const OpenProjectSchema = v.object({
  project: Handle,
  document: ProjectDocumentSchema,
  revision,
  /** Where it lies, for showing only. */
  place: v.string(),
  readOnly: v.boolean(),
  /** Why it is read-only (`readOnly.newerVersion`, `readOnly.lockedBy`, …), or null. */
  readOnlyReason: v.nullable(HostErrorSchema),
  /** Set when edits of an unfinished session were taken over from the journal. */
  recovered: v.nullable(v.object({ edits: v.number(), lastEditAt: v.string() })),
  savedRevision: revision,
  /** What had to be mended on opening, for telling once (`error.restoredPrevious`, …). */
  notices: v.array(HostErrorSchema),
});
export type OpenProject = v.InferOutput<typeof OpenProjectSchema>;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** Small picture: one polyline in 0..1 per state, or empty. */
export const ThumbnailSchema = v.pipe(v.array(v.pipe(v.array(v.tuple([share, share])), v.maxLength(500))), v.maxLength(50));

const RecentSchema = v.object({
  id: Handle,
  title: v.string(),
  place: v.string(),
  openedAt: v.string(),
  states: v.number(),
  files: v.number(),
  /** Edits in the journal of a session that ended without closing. */
  unfinishedEdits: v.number(),
  missing: v.boolean(),
  thumbnail: ThumbnailSchema,
});
export type RecentProject = v.InferOutput<typeof RecentSchema>;

export const SettingsSchema = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  language: v.picklist(['system', 'en', 'ja']),
  /** Name written into edits. */
  person: v.nullable(v.object({ id: v.string(), name: v.string() })),
  /** Keys that the user gave to commands, by command id; null: none. Absent until one was changed. */
  shortcuts: v.exactOptional(v.record(v.pipe(v.string(), v.maxLength(100)), v.nullable(v.pipe(v.string(), v.maxLength(40))))),
  /** Free interface memory (pane sizes, last folder views): small JSON by key. */
  memory: v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.string(), v.maxLength(200_000))),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

const FolderListingSchema = v.object({
  folder: Handle,
  /** For showing only. */
  place: v.string(),
  parent: v.nullable(Handle),
  entries: v.array(
    v.object({
      id: Handle,
      name: v.string(),
      kind: v.picklist(['folder', 'project', 'archive']),
      /** When a project or archive was last written; null for folders. */
      changedAt: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
      /** It is the project of this window. */
      isOpenHere: v.boolean(),
    }),
  ),
});

const bytesCount = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What an archive of a project would hold; `folder` is "" for the top. */
const ArchivePlanSchema = v.object({
  name: v.string(),
  files: v.number(),
  /** Before packing. */
  totalBytes: bytesCount,
  folders: v.array(v.object({ folder: v.string(), files: v.number(), bytes: bytesCount })),
});
export type PlannedArchive = v.InferOutput<typeof ArchivePlanSchema>;

/** An archive looked into, to hold another project against it. */
const SeenArchiveSchema = v.object({
  place: v.string(),
  document: ProjectDocumentSchema,
  files: v.array(v.object({ path: v.string(), size: bytesCount, sha256: v.nullable(sha256) })),
});

/** A project or archive of a library, as far as a search needs it. */
const LibraryEntrySchema = v.object({
  id: Handle,
  /** For showing, and the key of the index. */
  place: v.string(),
  kind: v.picklist(['project', 'archive']),
  /** Changes whenever the content does. */
  version: v.string(),
});
export type LibraryEntry = v.InferOutput<typeof LibraryEntrySchema>;

const LibrarySummarySchema = v.object({
  title: v.string(),
  formula: v.string(),
  states: v.array(v.string()),
  techniques: v.array(v.string()),
  /** Notes, description, keywords and people, to be searched. */
  words: v.string(),
  files: v.number(),
  createdAt: v.string(),
  changedAt: v.string(),
});
export type LibrarySummary = v.InferOutput<typeof LibrarySummarySchema>;

/** A spectrum of a starting material that is kept on this computer: with its file and measurement it enters any project. */
export const LibraryReferenceSchema = v.pipe(
  v.object({
    version: v.literal(1),
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
    file: ProjectDocumentSchema.entries.files.item,
    measurement: ProjectDocumentSchema.entries.measurements.item,
    /** Laser line that the file or else its project names, nm: provenance, nothing is computed from it. */
    laserNm: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(100_000))),
    /** Where it came from: title and formula of the project. */
    source: v.object({ project: v.pipe(v.string(), v.maxLength(200)), sample: v.pipe(v.string(), v.maxLength(200)) }),
    keptAt: v.pipe(v.string(), v.isoTimestamp()),
  }),
  v.check(({ file, measurement }) => file.sha256 === measurement.sha256 && measurement.technique === 'raman', 'the measurement is no Raman spectrum of the file'),
);
export type LibraryReference = v.InferOutput<typeof LibraryReferenceSchema>;

const referenceId = v.pipe(v.string(), v.uuid());

/** An entry of this computer's library; `reference` is null when its record is damaged. */
const KeptReferenceSchema = v.object({ id: referenceId, reference: v.nullable(LibraryReferenceSchema) });
export type KeptReference = v.InferOutput<typeof KeptReferenceSchema>;

/** Part of a stored file: the whole of `size` bytes, or as much as a window takes in at once and a way to the rest. */
const FilePieceSchema = v.object({ size: bytesCount, piece: bytes, rest: v.nullable(Handle) });
export type FilePiece = v.InferOutput<typeof FilePieceSchema>;

const HistoryEntrySchema = v.object({ revision, edit: EditSchema });

/** Builds one row of the table. */
const call = <const A extends v.TupleItems, R extends v.GenericSchema>(args: A, result: R) => ({ args: v.strictTuple(args), result });

export const calls = {
  /** What runs here. */
  'app.info': call([], v.object({ version: v.string(), shell: v.picklist(['electron', 'browser']), platform: v.string(), hasNativeDialogs: v.boolean() })),
  'settings.get': call([], SettingsSchema),
  /** Changes what is given; `memory` is merged key by key. */
  'settings.set': call([v.partial(SettingsSchema)], SettingsSchema),

  'projects.recent': call([], v.array(RecentSchema)),
  'projects.forget': call([Handle], v.null()),
  'projects.openRecent': call([Handle], OpenProjectSchema),
  /** Makes a fresh copy of the shipped sample and opens it. */
  'projects.openSample': call([], OpenProjectSchema),
  /** Creates a folder named after the title under `parent` (null: the user's usual place) and opens it. */
  'projects.create': call([v.object({ title: v.string(), document: ProjectDocumentSchema, parent: v.nullable(Handle) })], OpenProjectSchema),
  /** Native folder dialog where there is one; null when the user cancelled. */
  'projects.chooseAndOpen': call([], v.nullable(OpenProjectSchema)),
  /**
   * Opens the project whose folder was dropped on the window, by the checksum of its document and the name of the folder: a window knows no paths.
   * Sought among the recent projects and in the usual place; null when none or more than one is it.
   */
  'projects.openDropped': call([sha256, FileNameSchema], v.nullable(OpenProjectSchema)),
  /** Folder browsing for shells without native dialogs; null lists the usual starting place. */
  'folders.list': call([v.nullable(Handle)], FolderListingSchema),
  'projects.openFolder': call([Handle], OpenProjectSchema),
  /**
   * Opens a project or archive of a folder listing for reading, to be looked at beside the project of this window. Its lock is left to whoever
   * wants to write it. Fails with `error.besideItself` when it is open in this window already.
   */
  'projects.openBeside': call([Handle], OpenProjectSchema),
  'projects.close': call([Handle], v.null()),
  /**
   * Opens a project that is open for reading because of a lock again, for writing, with the user's consent. Watches the lock for half a minute;
   * fails with `error.lockAlive` when its owner gives a sign of life. The handle stays the same.
   */
  'projects.takeOver': call([Handle], OpenProjectSchema),
  /**
   * Journals one edit (fsynced before this returns) and broadcasts it.
   * `base` is the revision the window saw; an edit that no longer fits fails with `error.editConflict`.
   */
  'projects.edit': call([Handle, revision, EditSchema], v.object({ revision })),
  'projects.save': call([Handle], v.object({ savedRevision: revision })),
  'projects.history': call([Handle], v.array(HistoryEntrySchema)),
  /** Remembers how the project was looked at; not an edit. */
  'projects.setThumbnail': call([Handle, ThumbnailSchema], v.null()),

  /** Copies a project, or makes an archive into one, in a new folder under `parent` (null: the usual place), and opens the copy. */
  'projects.copy': call([Handle, v.nullable(Handle)], OpenProjectSchema),

  /** What would go into an archive, and how large it is. Reports progress. */
  'archives.plan': call([Handle], ArchivePlanSchema),
  /** Writes an archive to a place the user picks (native dialog) or to the downloads folder; null when cancelled in the dialog. */
  'archives.write': call([Handle], v.nullable(v.object({ place: v.string(), bytes: bytesCount, sha256 }))),
  /** Stops planning, writing, checking or copying of a project; that call fails with `error.cancelled`. */
  'archives.cancel': call([Handle], v.null()),
  /** Unpacks every file of an archive (of a project: reads every raw file) and says what is not as it was recorded. */
  'archives.check': call([Handle], v.array(HostErrorSchema)),
  /** Native file dialog; null when cancelled. */
  'archives.chooseAndOpen': call([], v.nullable(OpenProjectSchema)),
  /** Takes in a dropped archive by `files.upload`; `openReceived` opens it for reading and keeps it only while it is open. */
  'archives.beginReceive': call([FileNameSchema, bytesCount], v.object({ upload: Handle })),
  'archives.openReceived': call([Handle], OpenProjectSchema),
  /** Looks into another archive (null: native file dialog) without opening it. */
  'archives.look': call([v.nullable(Handle)], v.nullable(SeenArchiveSchema)),

  /** Projects and archives in a folder and below (null: the usual place). */
  'library.list': call([v.nullable(Handle)], v.object({ place: v.string(), entries: v.array(LibraryEntrySchema) })),
  /** What one of them holds; null when it cannot be read. */
  'library.describe': call([Handle], v.nullable(LibrarySummarySchema)),

  /** Starting materials that are kept on this computer for other projects. */
  'references.list': call([], v.array(KeptReferenceSchema)),
  /** Keeps a starting material of the project, by the id of its measurement, with the laser line that its file names (nm). Fails with `error.referenceKept` when it is kept already. */
  'references.keep': call([Handle, IdSchema, LibraryReferenceSchema.entries.laserNm], KeptReferenceSchema),
  /** Copies the raw file of an entry into the project and tells what it is; the edit of the document is the window's. */
  'references.add': call([Handle, referenceId], LibraryReferenceSchema),
  'references.remove': call([referenceId], v.null()),

  /** Streams a raw file into the project in pieces; `finish` stores it under its SHA-256 and says so. */
  'files.beginUpload': call([Handle, FileNameSchema, v.pipe(v.number(), v.integer(), v.minValue(0))], v.object({ upload: Handle })),
  'files.upload': call([Handle, bytes], v.null()),
  'files.finishUpload': call([Handle], v.object({ sha256, size: v.number(), known: v.boolean() })),
  'files.cancelUpload': call([Handle], v.null()),
  /**
   * Streams a stored file out in pieces of at most a few megabytes, each read when it is asked for: the first one here, the others by
   * `readOn` until `rest` is null. The last piece comes only when all of them have the checksum. Who stops early says so.
   */
  'files.read': call([Handle, sha256], FilePieceSchema),
  'files.readOn': call([Handle], FilePieceSchema),
  'files.stopReading': call([Handle], v.null()),

  /** Writes text or bytes the window made to a place the user picks (native dialog) or to the downloads folder; null when cancelled. */
  'exports.save': call([v.object({ suggestedName: FileNameSchema, bytes })], v.nullable(v.object({ place: v.string() }))),
  'exports.copyText': call([v.pipe(v.string(), v.maxLength(5_000_000))], v.null()),
  /**
   * Prints a page that needs nothing outside itself to PDF and saves that as `save` does. Paper and margins are the page's own (`@page`);
   * no script of it runs. Fails with `error.pdfUnavailable` where nothing can print.
   */
  'exports.savePdf': call([v.object({ suggestedName: FileNameSchema, html: v.pipe(v.string(), v.maxLength(50_000_000)) })], v.nullable(v.object({ place: v.string() }))),
} as const;

export const events = {
  /** An edit of another window was journalled; whoever makes one is answered. */
  'project.edited': v.object({ project: Handle, revision, edit: EditSchema }),
  'project.saved': v.object({ project: Handle, savedRevision: revision }),
  /** Another program wrote the file of a project that is open here for reading. */
  'project.changedOutside': v.object({ project: Handle }),
  /** How far long work on a project is, 0 … 1. */
  'archive.progress': v.object({ project: Handle, fraction: v.number() }),
  /** Saving failed; edits are safe in the journal. */
  'project.saveFailed': v.object({ project: Handle, error: HostErrorSchema }),
} as const;

export type CallName = keyof typeof calls;
export type CallArguments<N extends CallName> = v.InferOutput<(typeof calls)[N]['args']>;
export type CallResult<N extends CallName> = v.InferOutput<(typeof calls)[N]['result']>;
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = v.InferOutput<(typeof events)[N]>;

/** Every call as a function; a host implements this, a client offers it. */
export type HostCalls = { [N in CallName]: (...args: CallArguments<N>) => Promise<CallResult<N>> };

/** What a shell offers to a window; the renderer knows nothing else of it. */
export interface HostTransport {
  call(name: CallName, args: readonly unknown[]): Promise<{ ok: true; value: unknown } | { ok: false; error: HostError }>;
  /** Returns the function that ends the subscription. */
  onEvent(listener: (name: EventName, payload: unknown) => void): () => void;
}
