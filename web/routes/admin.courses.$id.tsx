import { redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { CircleStop } from "lucide-react";
import { useTranslation } from "react-i18next";
import { endCourse, getCourse, updateCourse } from "#domain/academics/index";
import { CourseForm } from "#web/components/admin/classes/course-form.tsx";
import { CourseEditForm } from "#web/components/admin/classes/forms.server.ts";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { withEmptied } from "#web/components/admin/query.server.ts";
import { SubmitButton } from "#web/components/button.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes", "admin"] };
export const meta = titled<typeof loader>("classes:pageTitle", ({ course }) => ({
  name: course.title,
}));

export const loader = signedIn(async ({ ctx, params }) => ({
  course: await getCourse(ctx, params.id ?? ""),
}));

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const id = params.id ?? "";
  const form = await request.formData();
  if (form.get("intent") === "end") {
    return endCourse(ctx, id).then(
      () => redirect("/admin/courses?done=courseEnded"),
      (error) => problemOf(error, context.locale),
    );
  }
  const submission = parseForm(form, CourseEditForm, context.locale);
  if (submission.status !== "success") return refuse(submission);
  try {
    await updateCourse(ctx, id, withEmptied(submission.value, ["code"]));
    return redirect("/admin/courses?done=course");
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function EditCourse() {
  const { t } = useTranslation("classes");
  const { course } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const result = answer && "result" in answer ? answer.result : undefined;
  return (
    <>
      <PageHeader
        title={t("courses.editTitle", { title: course.title })}
        back={{ to: "/admin/courses", label: t("tabs.courses") }}
      />
      <Problem />
      <CourseForm course={course} schools={[]} result={result} />
      {course.status === "active" ? (
        <Form method="post" className="mt-10 max-w-xl border-hairline border-t pt-5">
          <p className="mb-3 max-w-prose text-ink-soft">{t("courses.endText")}</p>
          <SubmitButton variant="danger" icon={CircleStop} name="intent" value="end">
            {t("courses.end")}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
