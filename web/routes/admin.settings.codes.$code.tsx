import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import {
  AttendanceCodeUpdate,
  CodeText,
  listAttendanceCodes,
  saveAttendanceCode,
} from "#domain/attendance/index";
import { requireSchool } from "#domain/auth/index";
import { notFound } from "#platform/errors";
import { CodeForm } from "#web/components/admin/settings/code-form.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["settings"] };
export const meta = titled("settings:tabs.codes");

const Ticked = z.boolean().default(false);
const Form = AttendanceCodeUpdate.extend({
  code: CodeText,
  onSite: Ticked,
  tellsGuardians: Ticked,
  labels: z
    .partialRecord(z.enum(["en", "ja", "sw", "es", "sn"]), z.string().trim().max(60))
    .default({}),
});

/** `new` is a code that is not there yet. */
export const loader = signedIn(async ({ ctx, params }) => {
  requireSchool(ctx, "attendance_codes:write", null);
  const codes = await listAttendanceCodes(ctx, { includeEnded: true });
  const code = codes.find((one) => one.code === params.code);
  if (!code && params.code !== "new") throw notFound("This code");
  return { code, next: Math.max(0, ...codes.map(({ position }) => position)) + 1 };
});

export const action = signedIn(async ({ ctx, context, request }) => {
  const submission = parseForm(await request.formData(), Form, context.locale);
  if (submission.status !== "success") return refuse(submission);
  const given = Object.entries(submission.value.labels).filter(([, label]) => label);
  try {
    await saveAttendanceCode(ctx, { ...submission.value, labels: Object.fromEntries(given) });
    return redirect("/admin/settings/codes?done=code");
  } catch (error) {
    return refuseWith(submission, error, context.locale);
  }
});

export default function EditCode() {
  const { t } = useTranslation("settings");
  const { code, next } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <>
      <h2 className="mb-5 text-title">
        {code ? t("codes.editTitle", { label: `${code.code} ${code.label}` }) : t("codes.new")}
      </h2>
      <CodeForm code={code} next={next} result={result} />
    </>
  );
}
