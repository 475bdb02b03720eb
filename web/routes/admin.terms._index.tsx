import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { CalendarDays, CalendarPlus, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AcademicSessionQuery, listAcademicSessions } from "#domain/academics/index";
import { reachOf } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { inOrder } from "#web/components/admin/choices.server.ts";
import { ClassesHeader } from "#web/components/admin/classes/classes-header.tsx";
import { Done } from "#web/components/admin/done.tsx";
import { LinkButton } from "#web/components/button.tsx";
import { Badge } from "#web/components/layout.tsx";
import { EmptyState } from "#web/components/states.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { cx } from "#web/lib/cx.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes", "admin"] };
export const meta = titled("classes:terms.title");

export const loader = signedIn(async ({ ctx }) => {
  const query = AcademicSessionQuery.parse({ status: "all", perPage: 200 });
  const { items } = await listAcademicSessions(ctx, query);
  const writes = reachOf(ctx, "academics:write");
  return { terms: inOrder(items), today: today(ctx), mayWrite: writes?.schools === "all" };
});

const indents = ["", "pl-6", "pl-12", "pl-18"];

export default function Terms() {
  const { t } = useTranslation("classes");
  const { date } = useFormat();
  const { terms, today: on, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <ClassesHeader
        action={
          mayWrite ? (
            <>
              {terms.length > 0 ? (
                <LinkButton icon={CalendarPlus} to="/admin/terms/rollover">
                  {t("terms.rollover")}
                </LinkButton>
              ) : null}
              <LinkButton variant="primary" icon={Plus} to="/admin/terms/new">
                {t("terms.add")}
              </LinkButton>
            </>
          ) : null
        }
      />
      <Done texts={{ ...t("done", { returnObjects: true }), rolled: useRolled() }} />
      {terms.length === 0 ? (
        <EmptyState icon={CalendarDays} title={t("terms.empty")}>
          {t("terms.emptyText")}
        </EmptyState>
      ) : null}
      <ul className="divide-y divide-hairline border-hairline border-b">
        {terms.map(({ session, depth }) => {
          const { id, title, type, startsOn, endsOn, status } = session;
          const now = status === "active" && startsOn <= on && on <= endsOn;
          return (
            <li
              key={id}
              className={cx(
                "flex flex-wrap items-center justify-between gap-x-4 py-1",
                indents[Math.min(depth, indents.length - 1)],
              )}
            >
              <p className="flex flex-wrap items-center gap-x-3">
                {mayWrite ? (
                  <Link
                    to={`/admin/terms/${id}`}
                    className={cx("target text-link", depth === 0 && "font-semibold")}
                  >
                    {title}
                  </Link>
                ) : (
                  <span className="py-2">{title}</span>
                )}
                {now ? <Badge tone="accent">{t("terms.now")}</Badge> : null}
                {status === "ended" ? <Badge>{t("terms.ended")}</Badge> : null}
                <span className="text-ink-soft">
                  {t("terms.span", { from: date(startsOn), to: date(endsOn) })}
                </span>
                <span className="text-ink-quiet text-meta">{t(`terms.types.${type}`)}</span>
              </p>
              <Link
                to={`/admin/classes?sessionId=${id}`}
                aria-label={t("courses.classesOf", { title })}
                className="target text-link"
              >
                {t("terms.classes")}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What a new school year brought, out of the address it was sent on with. */
function useRolled(): string {
  const { t } = useTranslation("classes");
  const [params] = useSearchParams();
  const count = (name: string) => Number(params.get(name)) || 0;
  return [
    t("done.rolled"),
    t("done.rolledClasses", { count: count("doneClasses") }),
    t("done.rolledStudents", { count: count("doneMoved"), left: count("doneLeft") }),
  ].join(" ");
}
