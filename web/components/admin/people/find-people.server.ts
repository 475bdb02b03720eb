import { getStudent, listStudents } from "#domain/academics/index";
import { getUser, listUsers, StudentQuery, UserQuery } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import type { Pickable } from "../person-picker.tsx";
import { isStudentId } from "./read-person.server.ts";

const FEW = 12;

/** Students whose name, reading or number begins with the words. */
export async function findStudents(ctx: Ctx, words: string): Promise<Pickable[]> {
  const query = StudentQuery.parse({ q: words.slice(0, 100), perPage: FEW });
  const { items } = await listStudents(ctx, query);
  return items.map(({ id, displayName, reading, grade }) => ({
    id,
    displayName,
    reading,
    hint: grade ?? undefined,
  }));
}

/** Staff and guardians whose name, reading or address begins with the words. */
export async function findAdults(ctx: Ctx, words: string): Promise<Pickable[]> {
  const { items } = await listUsers(ctx, UserQuery.parse({ q: words.slice(0, 100), perPage: FEW }));
  return items.map(({ id, displayName, reading, email }) => ({
    id,
    displayName,
    reading,
    hint: email ?? undefined,
  }));
}

/** What a person is called; NOT_FOUND out of reach. */
export async function nameOf(ctx: Ctx, id: string): Promise<string> {
  const { displayName } = isStudentId(id) ? await getStudent(ctx, id) : await getUser(ctx, id);
  return displayName;
}
