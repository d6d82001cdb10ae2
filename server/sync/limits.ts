/** Every number of the sync engine, with its unit and its reason. SPEC.md names the rules that use them. */

const KB = 1024
const MB = 1024 * KB

/** Longest message taken from a client: a paste of some 2,000 pages; a return after weeks offline is far smaller. */
export const MAX_MESSAGE_BYTES = 4 * MB
/** Longest frame that `ws` reads at all. Above {@link MAX_MESSAGE_BYTES}, so that we close with our own code first. */
export const MAX_FRAME_BYTES = 8 * MB
/** Longest state vector: 100,000 clientIDs of ten bytes; a busy document of years has some thousands. */
export const MAX_STATE_VECTOR_BYTES = 1 * MB
/** Longest presence state of one client: name and colour are ours, so only a cursor of some 300 bytes is expected. */
export const MAX_PRESENCE_BYTES = 4 * KB
/** Snapshot and tail of a document together: ten times the longest import, and still read in a fraction of a second. */
export const MAX_DOCUMENT_BYTES = 32 * MB

/** A connection may send so much per second on average; over it we stop reading until it fits. Typing is 0.01 MB. */
export const BYTES_PER_SECOND = 4 * MB
/** And so much at once: two of the largest messages and the echoes that stock clients make of everybody's presence. */
export const BURST_BYTES = 16 * MB
/** What each message costs besides its bytes: decoding, a row in the log. About 14,000 messages a second remain. */
export const MESSAGE_COST_BYTES = 256
/** What a sync step 1 costs: the answer can be the whole document, so twenty a second are the end of it. */
export const JOIN_COST_BYTES = 200 * KB

/** Connections of one person over all documents: 25 tabs on two machines. */
export const MAX_CONNECTIONS_PER_PERSON = 50
/** Connections in one room: ten times the largest meeting we have measured. */
export const MAX_CONNECTIONS_PER_ROOM = 2_000
/** Rooms open at once: each holds its snapshot, some 0.25 MB for a long document. */
export const MAX_ROOMS = 10_000

/** Highest clock of a client: every character ever typed or deleted by one tab; a person types 2³¹ in 200 years. */
export const MAX_CLOCK = 2 ** 31
/** Different clients in one update: an offline person has a handful of tabs; the rest is known content, dropped. */
export const MAX_CLIENTS_PER_UPDATE = 100_000
/** clientIDs that one update may bring for the first time: Yjs compares those who insert at one place with each other. */
export const MAX_NEW_CLIENTS_PER_UPDATE = 1_000
/** Depth of values in attributes and formats: ours are flat; deeper ones overflow the stack of somebody's browser. */
export const MAX_VALUE_DEPTH = 16
/** Depth of nested elements: a table in a list in a list is 12; reading a document recurses once per level. */
export const MAX_TREE_DEPTH = 100
/** Characters in the name of an element, an attribute or a format. */
export const MAX_NAME_LENGTH = 200

/** Updates merged into one: Yjs's merge grows faster than linearly; up to here it costs microseconds. */
export const MERGE_GROUP = 32
/** Updates after the snapshot that make compaction worth its 20 to 30 ms. */
export const COMPACT_AFTER_UPDATES = 500
/** Bytes after the snapshot that do. */
export const COMPACT_AFTER_BYTES = 1 * MB
/** Updates after the snapshot that do when the last one leaves: the next opening is then a single read. */
export const COMPACT_AT_CLOSE = 20
/** Least time between two compactions of a room: in a flood of updates there is no end to them otherwise. */
export const COMPACT_INTERVAL_MS = 2_000
/** A longer tail is made into a snapshot before it is served: joining from it would take longer. */
export const MAX_TAIL_TO_SERVE = 2_000

/** Between two frames to a room while the event loop is busy: a third of the CPU for 10 ms of delay, see SPEC. */
export const BUSY_WINDOW_MS = 16
/** Share of time that the event loop works above which it counts as busy. */
export const BUSY_UTILIZATION = 0.5
/** How often that share is taken. */
export const LOAD_SAMPLE_MS = 200
/** Presence waits so long for a document frame to ride on. */
export const PRESENCE_DELAY_MS = 30
/** At least so long between two presence frames to a client: at most 20 a second, whatever the number of people. */
export const PRESENCE_INTERVAL_MS = 50
/** Client ids that a room remembers after they left, so that nobody else can take them. */
export const MAX_REMEMBERED_CLIENTS = 20_000

/** How often keep-alive and slow clients are looked at. */
export const TICK_MS = 5_000
/** A connection that got nothing for so long gets an empty message; y-websocket gives up after 30 s. */
export const KEEP_ALIVE_MS = 15_000
/** A connection from which nothing came, not even a pong, is gone. */
export const SILENT_MS = 65_000
/** How often all connections are decided upon again, should an event of access have been missed. */
export const RECONSIDER_MS = 60_000
/** Decisions asked at once then. */
export const RECONSIDER_AT_ONCE = 50

/** Unsent bytes above which a client is behind: it gets nothing until it has read them. */
export const BEHIND_BYTES = 1 * MB
/** Unsent bytes, besides the document itself, above which it is closed (4408). */
export const TOO_SLOW_BYTES = 8 * MB
/** Time behind after which it is closed (4408). */
export const TOO_SLOW_MS = 30_000
/** After the close frame, how long a socket may take to go before it is cut. */
const CLOSE_TIMEOUT_MS = 5_000
/** For whoever upgrades sockets: what `ws` itself has to know. */
export const socketBounds = { maxFrameBytes: MAX_FRAME_BYTES, closeTimeoutMs: CLOSE_TIMEOUT_MS } as const
/** Messages kept while it is decided who somebody is; reading is paused, so only what was on its way comes. */
export const MAX_WAITING_MESSAGES = 1_000
