import type { RegisterOp } from "./room-types";

/** What an operation asks for, so that another one under the same opId is noticed. */
export function fingerprintOf(op: RegisterOp): string {
  if (op.kind === "mark") return `mark ${op.studentId} ${op.code ?? ""}`;
  return op.kind;
}
