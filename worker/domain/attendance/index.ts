export { applyAttendancePreset } from "./apply-attendance-preset";
export * from "./code.schema";
export { codeLabel } from "./code-label";
export * from "./constants";
export { listAttendanceCodes } from "./list-attendance-codes";
export * from "./register.schema";
export { buildRegisterId, parseRegisterId, type RegisterKey } from "./register-id";
export * from "./room-protocol.schema";
export { saveAttendanceCode } from "./save-attendance-code";
