import { enrol, getClass, listClassStudents, moveStudent } from "#domain/academics/index";
import { InvitationRequest } from "#domain/auth/index";
import { invitePerson } from "#domain/communications/index";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { isDomainError, notFound } from "#platform/errors";
import type { Locale } from "#web/i18n/locales.ts";
import { sentence } from "#web/lib/form.server.ts";
import { nameOf } from "./find-people.server.ts";
import type { BulkAnswer } from "./student-bulk.tsx";

/** As many as one page of a list holds. */
const MOST = 200;
const MOST_NAMED = 20;

type Refusal = { name: string; why: string };

/** Does one thing for everybody ticked; a refusal of one leaves the others be. */
export async function each(
  ids: readonly string[],
  locale: Locale,
  work: (id: string) => Promise<void>,
): Promise<{ count: number; refused: Refusal[] }> {
  const refused: Refusal[] = [];
  let count = 0;
  for (const id of ids.slice(0, MOST)) {
    try {
      await work(id);
      count++;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refused.push({ name: id, why: sentence(error.message, locale) });
    }
  }
  return { count, refused };
}

/** Refusals with the names of those whom they are about. */
export async function namesOf(ctx: Ctx, refused: Refusal[]): Promise<Refusal[]> {
  return Promise.all(
    refused.slice(0, MOST_NAMED).map(async ({ name, why }) => ({
      name: await nameOf(ctx, name).catch(() => name),
      why,
    })),
  );
}

/** `add` or `move` of the list of students. */
export async function placeStudents(
  ctx: Ctx,
  form: FormData,
  fromClassId: string | null,
  locale: Locale,
): Promise<BulkAnswer> {
  const ids = form.getAll("id").map(String);
  const classId = String(form.get("classId") ?? "");
  if (ids.length === 0) return { missing: "nobody" };
  if (!classId) return { missing: "noClass" };
  const { title } = await getClass(ctx, classId);
  if (form.get("intent") !== "move" || !fromClassId) {
    const added = await each(ids, locale, async (personId) => {
      await enrol(ctx, { classId, personId, role: "student", isPrimary: false });
    });
    return {
      done: "added",
      class: title,
      count: added.count,
      refused: await namesOf(ctx, added.refused),
    };
  }
  const places = await placesIn(ctx, fromClassId);
  const moved = await each(ids, locale, async (id) => {
    const enrollmentId = places.get(id);
    if (!enrollmentId) throw notFound("This enrollment");
    await moveStudent(ctx, enrollmentId, { toClassId: classId });
  });
  const refused = await namesOf(ctx, moved.refused);
  return { done: "moved", class: title, count: moved.count, refused };
}

/** `invite` of the lists of staff and guardians. */
export async function inviteAll(
  ctx: Ctx,
  control: ControlCtx,
  form: FormData,
  locale: Locale,
): Promise<BulkAnswer> {
  const ids = form.getAll("id").map(String);
  if (ids.length === 0) return { missing: "nobody" };
  const invited = await each(ids, locale, async (personId) => {
    await invitePerson(ctx, control, InvitationRequest.parse({ personId }));
  });
  const refused = await namesOf(ctx, invited.refused);
  return { done: "invited", count: invited.count, refused };
}

async function placesIn(ctx: Ctx, classId: string): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  for (let page = 1; ; page++) {
    const { items } = await listClassStudents(ctx, classId, { page, perPage: 200 });
    for (const { studentId, enrollmentId } of items) places.set(studentId, enrollmentId);
    if (items.length < 200) return places;
  }
}
