import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { createCourse } from "#domain/academics/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { CourseForm as CourseFields } from "#web/components/admin/classes/course-form.tsx";
import { CourseForm } from "#web/components/admin/classes/forms.server.ts";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes", "admin"] };
export const meta = titled("classes:courses.new");

export const loader = signedIn(async ({ ctx }) => ({ schools: await schoolChoice(ctx) }));

export const action = signedIn(async ({ ctx, context, request }) => {
  const submission = parseForm(await request.formData(), CourseForm, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await createCourse(ctx, submission.value);
    return redirect("/admin/courses?done=course");
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function NewCourse() {
  const { t } = useTranslation("classes");
  const { schools } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={t("courses.new")}
        back={{ to: "/admin/courses", label: t("tabs.courses") }}
      />
      <CourseFields schools={schools} result={useActionData<typeof action>()?.result} />
    </>
  );
}
