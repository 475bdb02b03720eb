import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { getStudent } from "#domain/academics/index";
import { listAttendanceCodes, studentAttendance } from "#domain/attendance/index";
import { today } from "#domain/people/index";
import { AttendanceStrip } from "#web/components/admin/people/attendance-strip.tsx";
import { yearBegin } from "#web/components/admin/people/read-person.server.ts";
import { queryOf } from "#web/components/admin/query.server.ts";
import { SpanForm } from "#web/components/admin/span-form.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { MarkChip, MarkTally } from "#web/components/marks.tsx";
import { Table } from "#web/components/table.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { useFormat } from "#web/lib/format.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["people", "person", "admin"] };
export const meta = titled<typeof loader>("person:student.attendanceOf", ({ name }) => ({ name }));

const Span = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });

export const loader = signedIn(async ({ ctx, params, request }) => {
  const id = params.id ?? "";
  const asked = queryOf(request, Span);
  const to = asked.to ?? today(ctx);
  const from = asked.from ?? (await yearBegin(ctx, to));
  const [student, attendance, codes] = await Promise.all([
    getStudent(ctx, id),
    studentAttendance(ctx, { studentId: id, from, to }),
    listAttendanceCodes(ctx, { includeEnded: true }),
  ]);
  return {
    id,
    name: student.displayName,
    attendance,
    labels: Object.fromEntries(codes.map((code) => [code.code, code])),
  };
});

export default function StudentMarks() {
  const { t, i18n } = useTranslation(["person", "admin", "common"]);
  const { date, dateTime, name: nameOf, percent } = useFormat();
  const { id, name, attendance, labels } = useLoaderData<typeof loader>();
  const { marks, counts, rate, from, to } = attendance;
  const label = (code: string | null) => {
    const found = code === null ? undefined : labels[code];
    return found?.labels[i18n.language] ?? found?.label;
  };
  return (
    <>
      <PageHeader
        title={t("student.attendanceOf", { name })}
        back={{ to: `/admin/people/${id}`, label: name }}
      />
      <SpanForm from={from} to={to} />
      <div className="mb-5 flex flex-wrap items-center gap-x-6 gap-y-2">
        {rate === null ? null : (
          <p>
            <span className="font-semibold text-title tabular-nums">{percent(rate)}</span>{" "}
            <span className="text-ink-quiet text-meta">{t("student.attendanceHow")}</span>
          </p>
        )}
        <MarkTally counts={counts} />
      </div>
      <div className="mb-6">
        <AttendanceStrip marks={marks} from={from} to={to} label={t("student.attendance")} />
      </div>
      <Table
        caption={t("student.attendanceOf", { name })}
        rows={marks}
        rowKey={({ registerId }) => registerId}
        empty={<p className="text-ink-soft">{t("student.attendanceNone")}</p>}
        columns={[
          {
            key: "on",
            header: t("fields.on"),
            primary: true,
            cell: ({ on, startsAt }) => (
              <span className="tabular-nums">
                {date(on, "weekday")} {startsAt}
              </span>
            ),
          },
          { key: "class", header: t("fields.class"), cell: ({ classTitle }) => classTitle },
          {
            key: "mark",
            header: t("student.mark"),
            cell: ({ category, code, minutesLate }) => (
              <MarkChip
                kind={category ?? "unmarked"}
                letter={code ?? undefined}
                label={label(code)}
                detail={minutesLate ? t("student.minutes", { count: minutesLate }) : undefined}
              />
            ),
          },
          { key: "note", header: t("student.note"), cell: ({ note }) => note ?? "–" },
          {
            key: "by",
            header: t("student.markedBy"),
            cell: ({ by, at }) => (
              <span className="text-ink-soft">
                {by ? nameOf(by) : "–"} <span className="text-meta">{dateTime(at)}</span>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
