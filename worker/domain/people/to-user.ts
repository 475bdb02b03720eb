import { isoTime } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import type { people, staff } from "./tables";
import { namePartsOf } from "./to-guardian";
import type { User, UserRole } from "./user.schema";

/** A user on the wire. */
export function toUser(
  ctx: Ctx,
  row: {
    person: typeof people.$inferSelect;
    staff: typeof staff.$inferSelect | null;
    roles: UserRole[];
  },
): User {
  const { person } = row;
  return {
    id: person.id,
    sourcedId: person.sourcedId,
    ...namePartsOf(ctx, person),
    email: person.email,
    phone: person.phone,
    username: person.username,
    locale: person.locale,
    status: person.status,
    roles: row.roles,
    staff: row.staff && {
      staffNumber: row.staff.staffNumber,
      title: row.staff.title,
      subjects: row.staff.subjects,
      status: row.staff.status,
      startedOn: row.staff.startedOn,
      endedOn: row.staff.endedOn,
    },
    updatedAt: isoTime(person.updatedAt),
  };
}
