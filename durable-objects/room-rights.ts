import type { Doer, LiveIdentity, RegisterRights } from "#domain/attendance/index";
import type { KeptRegister } from "./room-store";

/** Whether a register is within what the person may read. */
export function maySee(identity: LiveIdentity, kept: KeptRegister): boolean {
  return identity.read === "all" || isMine(identity, kept);
}

export function rightsOf(identity: LiveIdentity, kept: KeptRegister): RegisterRights {
  const has = (extent: LiveIdentity["take"]) =>
    extent === "all" || (extent === "own" && isMine(identity, kept));
  return { take: has(identity.take), reopen: has(identity.reopen) };
}

/** Who acts on a register, or null when the person may not even see it. */
export function doerOf(identity: LiveIdentity, kept: KeptRegister): Doer | null {
  if (!maySee(identity, kept)) return null;
  return {
    person: identity.person,
    source: isMine(identity, kept) ? "teacher" : "office",
    rights: rightsOf(identity, kept),
    requestId: identity.requestId,
  };
}

function isMine(identity: LiveIdentity, { frame }: KeptRegister): boolean {
  return frame.teachers.some(({ id }) => id === identity.person.id);
}
