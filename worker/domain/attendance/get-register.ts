import { actorPersonId, coversSchool, reachOf } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { askRoom } from "./ask-room";
import { registerStatements, toRegister } from "./load-register";
import type { Register } from "./register.schema";
import { registerRights } from "./register-access";
import { parseRegisterId } from "./register-id";
import { countMarks } from "./register-rules";
import { requireRegisterReach } from "./register-scope";
import { timingOf } from "./register-timing";

/**
 * One register with its roll. The database says who is in it, the room what was acknowledged and may
 * not be in the database yet: one round trip and one question.
 */
export async function getRegister(ctx: Ctx, registerId: string): Promise<Register> {
  requireRegisterReach(ctx);
  const key = parseRegisterId(registerId);
  if (!key) throw notFound("The register");
  const rows = await ctx.db.batch(registerStatements(ctx, registerId, key));
  const parts = toRegister(registerId, key, rows);
  if (!parts) throw notFound("The register");
  const { frame, about } = parts;
  const { schoolId } = parts.head;
  const isMine = frame.teachers.some(({ id }) => id === actorPersonId(ctx));
  const { read, take, reopen } = registerRights(ctx, schoolId, isMine);
  if (!read) throw notFound("The register");
  const live = await askRoom(ctx, schoolId, (room) => room.overlay(registerId));
  const current = live && live.head.seq > parts.head.seq ? live : parts;
  const head = { ...current.head, counts: countMarks(frame.roster, current.marks) };
  const people = reachOf(ctx, "people:read");
  const seesNotes = people !== null && (isMine || coversSchool(people, schoolId));
  return {
    ...head,
    ...about,
    classTitle: frame.classTitle,
    timing: timingOf(head, frame.timeZone, ctx.now),
    teachers: frame.teachers,
    timeZone: frame.timeZone,
    roster: seesNotes ? frame.roster : frame.roster.map((one) => ({ ...one, alertNote: null })),
    marks: current.marks,
    codes: frame.codes,
    may: { take, reopen },
  };
}
