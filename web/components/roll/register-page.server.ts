import { data, redirect } from "@remix-run/cloudflare";
import {
  buildRegisterId,
  codeLabel,
  getRegister,
  listRegisters,
  type MarkDraft,
  markAllPresent,
  markStudents,
  type Register,
  ReopenReason,
  recentSessions,
  reopenRegister,
  submitRegister,
} from "#domain/attendance/index";
import { actorPersonId, reachOf } from "#domain/auth/index";
import { instantOf, isDate } from "#platform/clock";
import type { Ctx } from "#platform/ctx";
import { isDomainError, notFound } from "#platform/errors";
import type { Locale } from "#web/i18n/locales.ts";
import type { PaperResult } from "./paper-roll.tsx";
import type { Lesson } from "./roll-context.ts";
import { startRoll } from "./roll-state.ts";

const SESSIONS_BEHIND = 10;

type Where = { classId: string; on: string; at: string | null };

/** Which register an address means: `/classes/cls_…/register/2026-11-20?at=0900`. */
export function whereOf(params: Record<string, string | undefined>, request: Request): Where {
  const { classId = "", on = "" } = params;
  const at = /^([01]\d|2[0-3]):?([0-5]\d)$/.exec(new URL(request.url).searchParams.get("at") ?? "");
  if (!isDate(on)) throw notFound("The register");
  return { classId, on, at: at ? `${at[1]}:${at[2]}` : null };
}

/** The register that is meant; without a time the one that is on now, or the day's first. */
export async function registerIdOf(ctx: Ctx, { classId, on, at }: Where): Promise<string> {
  if (!/^cls_[0-9a-z]{1,40}$/.test(classId)) throw notFound("The class");
  if (at) return buildRegisterId(classId, on, at);
  const { items } = await listRegisters(ctx, { classId, on, page: 1, perPage: 50 });
  const waiting = items.filter(({ timing }) => timing !== "not_due");
  const one = waiting.findLast(({ state }) => state !== "submitted") ?? waiting.at(-1) ?? items[0];
  if (!one) throw notFound("The register");
  return one.id;
}

/** Everything that the page of a register shows. */
export async function registerPage(ctx: Ctx, registerId: string, locale: Locale) {
  const [register, history] = await Promise.all([
    getRegister(ctx, registerId),
    recentSessions(ctx, { registerId, count: SESSIONS_BEHIND }),
  ]);
  return { roll: rollOf(ctx, register, locale), lesson: lessonOf(ctx, register, history) };
}

function rollOf(ctx: Ctx, register: Register, locale: Locale) {
  const { roster, marks, may } = register;
  return startRoll({
    me: actorPersonId(ctx) ?? "",
    head: headOf(register),
    roster,
    marks,
    may,
    codes: register.codes.map((code) => ({
      code: code.code,
      category: code.category,
      label: codeLabel(code, locale),
      active: code.status === "active",
    })),
  });
}

function headOf(register: Register) {
  const {
    roster: _roster,
    marks: _marks,
    codes: _codes,
    may: _may,
    teachers: _teachers,
    timeZone: _timeZone,
    ...head
  } = register;
  return head;
}

function lessonOf(ctx: Ctx, register: Register, history: Lesson["history"]): Lesson {
  const { on, startsAt, endsAt, timeZone } = register;
  const startsAtMs = instantOf(timeZone, on, startsAt);
  const teaches = reachOf(ctx, "attendance:take")?.classes === true;
  return {
    registerId: register.id,
    classId: register.classId,
    classTitle: register.classTitle,
    schoolName: register.schoolName,
    on,
    startsAt,
    endsAt,
    periodTitle: register.periodTitle,
    location: register.location,
    teachers: register.teachers,
    startsAtMs,
    length: Math.round((instantOf(timeZone, on, endsAt) - startsAtMs) / 60_000),
    serverNow: ctx.now,
    back: { to: teaches ? "/teacher" : "/admin", label: "today" },
    history,
  };
}

/** What a form sent without JavaScript asks for. */
export async function takePaper(ctx: Ctx, registerId: string, form: FormData, here: string) {
  const intent = String(form.get("intent") ?? "");
  const open = String(form.get("open") ?? "");
  const back = (and: string) => redirect(`${here}${and}`);
  try {
    if (intent === "askReopen") return back("&reopen=1");
    if (intent === "reopen") return await reopen(ctx, registerId, form, back);
    if (intent === "submit") {
      await submitRegister(ctx, { registerId });
      return back("");
    }
    const drafts = intent === "student" ? [studentDraft(form)] : changedDrafts(form);
    const result = await save(ctx, registerId, drafts);
    if (intent === "allPresent") await markAllPresent(ctx, { registerId });
    if (result.conflicts.length > 0) return data(result, { status: 409 });
    if (open) return back(`&student=${encodeURIComponent(open)}`);
    return back(intent === "review" ? "&review=1" : result.saved ? `&saved=${result.saved}` : "");
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code === "CONFLICT") return data(failed("submitted"), { status: 409 });
    if (error.code === "UNAVAILABLE") return data(failed("unavailable"), { status: 503 });
    throw error;
  }
}

const failed = (error: PaperResult["error"]): PaperResult => ({ saved: 0, conflicts: [], error });

async function reopen(
  ctx: Ctx,
  registerId: string,
  form: FormData,
  back: (and: string) => Response,
) {
  const reason = ReopenReason.safeParse(form.get("reason"));
  if (!reason.success) return data(failed("reason"), { status: 400 });
  await reopenRegister(ctx, { registerId, reason: reason.data });
  return back("");
}

async function save(ctx: Ctx, registerId: string, marks: MarkDraft[]): Promise<PaperResult> {
  if (marks.length === 0) return { saved: 0, conflicts: [], error: null };
  const answer = await markStudents(ctx, { registerId, marks });
  const conflicts = answer.marks.flatMap(({ outcome, studentId }, index) =>
    outcome === "refused" ? [{ studentId, mine: marks[index]?.code ?? null }] : [],
  );
  return { saved: marks.length - conflicts.length, conflicts, error: null };
}

/** The marks that differ from what the page showed, each with the version that it showed. */
function changedDrafts(form: FormData): MarkDraft[] {
  const drafts: MarkDraft[] = [];
  for (const [name, value] of form) {
    const studentId = /^mark\.(stu_\w{1,60})$/.exec(name)?.[1];
    const was = studentId && /^(\d{1,9}):(.{0,8})$/u.exec(String(form.get(`was.${studentId}`)));
    if (!studentId || !was || value === was[2]) continue;
    drafts.push({ studentId, code: String(value) || null, baseVersion: Number(was[1]) });
  }
  return drafts;
}

function studentDraft(form: FormData): MarkDraft {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const minutes = Math.round(Number(text("minutesLate") || Number.NaN));
  return {
    studentId: text("student"),
    code: text("code") || null,
    minutesLate: minutes >= 0 ? Math.min(minutes, 600) : null,
    note: text("note").slice(0, 280) || null,
    baseVersion: Number(text("version")) || 0,
  };
}
