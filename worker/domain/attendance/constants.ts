export const MARK_CATEGORIES = ["present", "late", "absent", "excused"] as const;
export type MarkCategory = (typeof MARK_CATEGORIES)[number];

export const REGISTER_STATES = ["not_opened", "open", "submitted", "reopened"] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

export const MARK_SOURCES = ["teacher", "office", "kiosk", "notice", "import", "api"] as const;
export type MarkSource = (typeof MARK_SOURCES)[number];
