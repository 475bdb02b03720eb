import { roleGrantWrites } from "#domain/auth/index";
import { commit, insertMany } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import { searchTermsOf, sortNameOf } from "./names";
import { people, personTerms, staff } from "./tables";

/** The first person of a new tenant: staff with the role org_admin everywhere. Returns the id. */
export async function createFounder(
  ctx: Ctx,
  input: { givenName: string; familyName: string; email: string },
): Promise<string> {
  const id = newId("stf", ctx.now);
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  const sortName = sortNameOf(input);
  const grant = roleGrantWrites(ctx, { personId: id, role: "org_admin", schoolId: null });
  await commit(ctx, {
    writes: [
      ctx.db.insert(people).values({ id, sourcedId: id, ...input, sortName, ...times }),
      ctx.db.insert(staff).values({ id, sortName, ...times }),
      ...insertMany(
        ctx.db,
        personTerms,
        searchTermsOf(input, [input.email]).map((term) => ({ term, personId: id })),
      ),
      grant.write,
    ],
    audit: [
      {
        action: "staff.created",
        subjectType: "person",
        subjectId: id,
        after: { role: "org_admin" },
      },
      grant.audit,
    ],
  });
  return id;
}
