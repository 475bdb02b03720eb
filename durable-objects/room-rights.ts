import type { Doer, LiveIdentity, RegisterRights } from "#domain/attendance/index";
import type { KeptRegister } from "./room-store";

/** Whether a register of these teachers is within what the person may read. */
export function maySee(identity: LiveIdentity, teacherIds: string[]): boolean {
  return identity.read === "all" || teacherIds.includes(identity.person.id);
}

export function teacherIdsOf({ frame }: KeptRegister): string[] {
  return frame.teachers.map(({ id }) => id);
}

export function rightsOf(identity: LiveIdentity, kept: KeptRegister): RegisterRights {
  const isMine = teacherIdsOf(kept).includes(identity.person.id);
  const has = (extent: LiveIdentity["take"]) => extent === "all" || (extent === "own" && isMine);
  return { take: has(identity.take), reopen: has(identity.reopen) };
}

/** Who acts on a register, or null when the person may not even see it. */
export function doerOf(identity: LiveIdentity, kept: KeptRegister): Doer | null {
  const teacherIds = teacherIdsOf(kept);
  if (!maySee(identity, teacherIds)) return null;
  return {
    person: identity.person,
    source: teacherIds.includes(identity.person.id) ? "teacher" : "office",
    rights: rightsOf(identity, kept),
    requestId: identity.requestId,
  };
}
