import { redirect } from "@remix-run/cloudflare";
import { z } from "zod";
import {
  type AttendanceCode,
  AttendanceCodeUpdate,
  CodeText,
  listAttendanceCodes,
  saveAttendanceCode,
} from "#domain/attendance/index";
import { requireSchool } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { invalid } from "#platform/errors";
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from "#web/i18n/locales.ts";
import { parseForm, refuse, refuseWith } from "#web/lib/form.server.ts";

const Ticked = z.boolean().default(false);
const CodeEdit = AttendanceCodeUpdate.omit({ status: true }).extend({
  onSite: Ticked,
  tellsGuardians: Ticked,
  labels: z.partialRecord(z.enum(LOCALES), z.string().trim().max(60)).default({}),
});
const CodeNew = CodeEdit.extend({ code: CodeText });

/** The language in which the organisation names its codes. */
export function ownLocale(ctx: Ctx): Locale {
  return isLocale(ctx.tenant.locale) ? ctx.tenant.locale : DEFAULT_LOCALE;
}

/** All codes, for whoever may change them. */
export async function codesToChange(ctx: Ctx): Promise<AttendanceCode[]> {
  requireSchool(ctx, "attendance_codes:write", null);
  return listAttendanceCodes(ctx, { includeEnded: true });
}

/** Saves the form of a code: a new one, or what is known of `before`. */
export async function saveCode(
  ctx: Ctx,
  form: FormData,
  before: AttendanceCode | null,
  locale: Locale,
) {
  const submission = before ? parseForm(form, CodeEdit, locale) : parseForm(form, CodeNew, locale);
  if (submission.status !== "success") return refuse(submission);
  const { value } = submission;
  try {
    const code = before?.code ?? CodeText.parse(form.get("code"));
    if (!before) await requireNew(ctx, code);
    await saveAttendanceCode(ctx, {
      ...value,
      code,
      status: before?.status ?? "active",
      labels: labelsOf(ctx, value, before),
    });
    return redirect("/admin/settings/codes?done=code");
  } catch (error) {
    return refuseWith(submission, error, locale);
  }
}

/** Ends a code, or takes it up again. */
export async function setCodeStatus(ctx: Ctx, code: string, status: AttendanceCode["status"]) {
  const before = (await codesToChange(ctx)).find((one) => one.code === code);
  if (before) await saveAttendanceCode(ctx, { ...before, status });
}

async function requireNew(ctx: Ctx, code: string): Promise<void> {
  const known = await codesToChange(ctx);
  if (known.some((one) => one.code === code)) throw invalid("code", "This code is in use already.");
}

function labelsOf(
  ctx: Ctx,
  { label, labels }: { label: string; labels: Partial<Record<Locale, string>> },
  before: AttendanceCode | null,
): Record<string, string> {
  const ours = new Set<string>(LOCALES);
  const foreign = Object.entries(before?.labels ?? {}).filter(([locale]) => !ours.has(locale));
  const given = Object.entries(labels).filter(([, text]) => text);
  return { ...Object.fromEntries([...foreign, ...given]), [ownLocale(ctx)]: label };
}
