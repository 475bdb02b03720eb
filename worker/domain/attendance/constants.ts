export const MARK_CATEGORIES = ["present", "late", "absent", "excused"] as const;
export type MarkCategory = (typeof MARK_CATEGORIES)[number];

export const REGISTER_STATES = ["not_opened", "open", "submitted", "reopened"] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

export const MARK_SOURCES = ["teacher", "office", "kiosk", "notice", "import", "api"] as const;
export type MarkSource = (typeof MARK_SOURCES)[number];

/** Where a register stands against the clock of its school. */
export const REGISTER_TIMINGS = ["not_due", "due", "late", "open", "submitted"] as const;
export type RegisterTiming = (typeof REGISTER_TIMINGS)[number];

/** A register that nobody opened this long after its start is late to take. */
export const LATE_TO_TAKE_MINUTES = 15;

/** Why the room refuses an operation. */
export const REFUSAL_REASONS = [
  "stale",
  "submitted",
  "not_opened",
  "not_in_class",
  "unknown_code",
  "too_early",
  "class_ended",
  "op_reused",
  "forbidden",
  "not_found",
  "unavailable",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Why the room hangs up: sent as `closed`, then the socket closes with this code. */
export const CLOSE_CODES = { reauthenticate: 4401, bad_messages: 1008, unavailable: 4503 } as const;
export type CloseReason = keyof typeof CLOSE_CODES;

export const CODE_STATUSES = ["active", "ended"] as const;

/** The longest message a client may send to the room, in characters. */
export const MAX_MESSAGE_LENGTH = 4096;
/** Registers one socket may watch at once. */
export const MAX_WATCHES = 12;
/** Marks that one HTTP request may carry. */
export const MAX_MARKS = 200;
/** How long a socket's identity holds before the person must connect anew. */
export const LIVE_SESSION_SECONDS = 15 * 60;
/** A socket that sends this gets `PONG` without waking the room. */
export const PING = "ping";
export const PONG = "pong";
