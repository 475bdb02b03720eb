import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { enrol, getClass, listStudents } from "#domain/academics/index";
import { StudentQuery, today } from "#domain/people/index";
import { classChoice, gradesOf } from "#web/components/admin/choices.server.ts";
import { Filters } from "#web/components/admin/filters.tsx";
import { Found } from "#web/components/admin/list-tools.tsx";
import { each, namesOf } from "#web/components/admin/people/bulk.server.ts";
import { BulkResult } from "#web/components/admin/people/student-bulk.tsx";
import { StudentTable } from "#web/components/admin/people/student-table.tsx";
import { paramOf, queryOf } from "#web/components/admin/query.server.ts";
import { SelectionBar } from "#web/components/admin/selection.tsx";
import { SubmitButton } from "#web/components/button.tsx";
import { DateInput } from "#web/components/inputs.tsx";
import { PageHeader } from "#web/components/layout.tsx";
import { Pagination, SearchBox } from "#web/components/list-controls.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["classes", "people", "admin"] };
export const meta = titled("classes:page.enrol");

const FORM = "enrol-several";
const On = z.iso.date();

export const loader = signedIn(async ({ ctx, params, request }) => {
  const schoolClass = await getClass(ctx, params.id ?? "");
  const { schoolId } = schoolClass;
  const query = { ...queryOf(request, StudentQuery), schoolId };
  const grade = paramOf(request, "grade") ?? undefined;
  const [page, classes] = await Promise.all([listStudents(ctx, query), classChoice(ctx, schoolId)]);
  const here = schoolClass.students.map(({ studentId }) => studentId);
  return {
    id: schoolClass.id,
    title: schoolClass.title,
    page,
    here,
    classes: classes.options.filter(({ value }) => value !== schoolClass.id),
    grades: gradesOf(classes.classes, page.items, grade),
    today: today(ctx),
  };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const form = await request.formData();
  const ids = form.getAll("id").map(String);
  if (ids.length === 0) return { missing: "nobody" as const };
  const on = On.safeParse(form.get("beginsOn"));
  const { id: classId, title } = await getClass(ctx, params.id ?? "");
  const answer = await each(ids, context.locale, async (personId) => {
    const beginsOn = on.success ? on.data : undefined;
    await enrol(ctx, { classId, personId, role: "student", isPrimary: false, beginsOn });
  });
  const refused = await namesOf(ctx, answer.refused);
  return { done: "added" as const, class: title, count: answer.count, refused };
});

export default function EnrolSeveral() {
  const { t } = useTranslation(["classes", "people"]);
  const { id, title, page, here, classes, grades, today: on } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={t("enrol.title", { title })}
        back={{ to: `/admin/classes/${id}`, label: title }}
      />
      <BulkResult answer={useActionData<typeof action>()} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <SearchBox label={t("people:list.searchStudents")} />
        <Filters
          filters={[
            {
              name: "classId",
              label: t("people:filters.class"),
              options: classes,
              all: t("people:filters.allClasses"),
            },
            {
              name: "grade",
              label: t("people:filters.grade"),
              options: grades.map((value) => ({ value, label: value })),
              all: t("people:filters.allGrades"),
            },
          ]}
        />
      </div>
      <SelectionBar form={FORM} always>
        <label htmlFor="beginsOn" className="flex items-center gap-3">
          {t("enrol.from")}
          <DateInput id="beginsOn" name="beginsOn" defaultValue={on} className="w-auto" />
        </label>
        <SubmitButton pendingLabel={t("enrol.pending")}>{t("enrol.submit")}</SubmitButton>
      </SelectionBar>
      <Found total={page.total} />
      <StudentTable
        students={page.items}
        shown={["number", "grade", "classes"]}
        selectForm={FORM}
        taken={{ ids: here, word: t("enrol.here") }}
      />
      {page.items.length === 0 ? <p className="text-ink-soft">{t("enrol.none")}</p> : null}
      <Pagination {...page} />
    </>
  );
}
