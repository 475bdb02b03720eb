import { redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { endEnrollment, getClass, listMeetings, updateEnrollment } from "#domain/academics/index";
import { reachOf } from "#domain/auth/index";
import { ClassPage } from "#web/components/admin/classes/class-page.tsx";
import { Done } from "#web/components/admin/done.tsx";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes", "admin"] };
export const meta = titled<typeof loader>("classes:pageTitle", ({ schoolClass }) => ({
  name: schoolClass.title,
}));

export const loader = signedIn(async ({ ctx, params }) => {
  const id = params.id ?? "";
  const [schoolClass, { clashes }] = await Promise.all([getClass(ctx, id), listMeetings(ctx, id)]);
  return { schoolClass, clashes, mayWrite: reachOf(ctx, "academics:write") !== null };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const form = await request.formData();
  const intent = form.get("intent");
  const back = (done: string, of = "") =>
    redirect(`/admin/classes/${params.id}?done=${done}${of ? `&of=${of}` : ""}`);
  const enrollmentId = String(form.get(intent === "resume" ? "of" : "enrollmentId"));
  try {
    if (intent === "resume") {
      await updateEnrollment(ctx, enrollmentId, { endsOn: null });
      return back("resumed");
    }
    await endEnrollment(ctx, enrollmentId, {});
    return back(intent === "endTeacher" ? "teacherEnded" : "studentEnded", enrollmentId);
  } catch (error) {
    return problemOf(error, context.locale);
  }
});

export default function Class() {
  const { t } = useTranslation("classes");
  const data = useLoaderData<typeof loader>();
  return (
    <>
      <Done
        texts={t("done", { returnObjects: true })}
        undo={{ teacherEnded: "resume", studentEnded: "resume" }}
      />
      <Problem />
      <ClassPage {...data} />
    </>
  );
}
