import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Done } from "#web/components/admin/done.tsx";
import { changePerson } from "#web/components/admin/people/change-person.server.ts";
import { GuardianPage } from "#web/components/admin/people/guardian-page.tsx";
import {
  type PersonPageData,
  readPerson,
} from "#web/components/admin/people/read-person.server.ts";
import { StaffPage } from "#web/components/admin/people/staff-page.tsx";
import { StudentPage } from "#web/components/admin/people/student-page.tsx";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["people", "person", "admin"] };
export const meta = titled<typeof loader>("people:page", (data) => ({ name: nameOf(data) }));

export const loader = signedIn(async ({ ctx, context, params }) =>
  readPerson(ctx, context.control, params.id ?? ""),
);

export const action = signedIn(async ({ ctx, context, params, request }) =>
  changePerson({
    ctx,
    control: context.control,
    id: params.id ?? "",
    form: await request.formData(),
    locale: context.locale,
  }).catch((error) => problemOf(error, context.locale)),
);

function nameOf(data: PersonPageData): string {
  if (data.kind === "student") return data.student.displayName;
  return data.kind === "staff" ? data.user.displayName : data.guardian.displayName;
}

export default function Person() {
  const { t } = useTranslation(["person", "people"]);
  const data = useLoaderData<typeof loader>();
  return (
    <>
      <Done
        texts={t("done", { returnObjects: true })}
        undo={{ revoked: "grantAgain", enrollmentEnded: "resumeEnrollment", disabled: "enable" }}
      />
      <Problem />
      {data.kind === "student" ? <StudentPage {...data} /> : null}
      {data.kind === "staff" ? <StaffPage {...data} /> : null}
      {data.kind === "guardian" ? <GuardianPage {...data} /> : null}
    </>
  );
}
