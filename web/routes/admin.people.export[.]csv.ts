import { listStudents } from "#domain/academics/index";
import {
  GuardianQuery,
  listGuardians,
  listUsers,
  StudentQuery,
  UserQuery,
} from "#domain/people/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { csvAnswer } from "#web/components/admin/csv.server.ts";
import {
  guardianLine,
  headerOf,
  staffLine,
  studentLine,
} from "#web/components/admin/people/csv-lines.server.ts";
import { paramOf, queryOf } from "#web/components/admin/query.server.ts";
import { translator } from "#web/i18n/i18n.server.ts";
import { signedIn } from "#web/lib/action.server.ts";

const PER_PAGE = 200;

/** What a list of people shows with its present filters, as a CSV file of every page. */
export const loader = signedIn(async ({ ctx, request, context, tenant }) => {
  const t = translator(context.locale);
  const kind = paramOf(request, "kind");
  const day = new Date(ctx.now).toISOString().slice(0, 10);
  const part = (page: number) => ({ page, perPage: PER_PAGE });

  if (kind === "staff") {
    const query = { ...queryOf(request, UserQuery), kind: "staff" as const };
    const schools = await schoolChoice(ctx);
    return csvAnswer(`${tenant.slug}-staff-${day}.csv`, headerOf("staff", t), async (page) => {
      const { items } = await listUsers(ctx, { ...query, ...part(page) });
      return items.length > 0 ? items.map((user) => staffLine(user, schools, t)) : null;
    });
  }
  if (kind === "guardian") {
    const query = queryOf(request, GuardianQuery);
    return csvAnswer(
      `${tenant.slug}-guardians-${day}.csv`,
      headerOf("guardian", t),
      async (page) => {
        const { items } = await listGuardians(ctx, { ...query, ...part(page) });
        return items.length > 0 ? items.map((guardian) => guardianLine(guardian, t)) : null;
      },
    );
  }
  const query = queryOf(request, StudentQuery);
  return csvAnswer(`${tenant.slug}-students-${day}.csv`, headerOf("student", t), async (page) => {
    const { items } = await listStudents(ctx, { ...query, ...part(page) });
    return items.length > 0 ? items.map((student) => studentLine(student, t)) : null;
  });
});
