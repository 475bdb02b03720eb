import { and, eq, inArray, sql } from "drizzle-orm";
import { requireReach, requireSchool } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { schoolGuard } from "#domain/tenancy/index";
import { commit, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { newId } from "#platform/ids";
import type { ClassCreate, ClassProfile } from "./class.schema";
import { courseGuards, sessionGuards, sessionWrites } from "./class-guards";
import { enrollmentInsert, fitGuard } from "./enrollment-writes";
import { readClass } from "./get-class";
import { academicSessions, classes, classSessions } from "./tables";

/** Adds a class to a school, with its terms and teachers. */
export async function createClass(ctx: Ctx, input: ClassCreate): Promise<ClassProfile> {
  const { schoolId, sessionIds, teacherIds, sourcedId, ...fields } = input;
  requireSchool(ctx, "academics:write", schoolId);
  const id = newId("cls", ctx.now);
  const row = {
    ...fields,
    code: fields.code || null,
    courseId: fields.courseId || null,
    location: fields.location || null,
  };
  const teachers = [...new Set(teacherIds)].map((personId, at) =>
    enrollmentInsert(ctx, {
      classId: id,
      schoolId,
      personId,
      role: "teacher",
      isPrimary: at === 0,
      beginsOn: today(ctx),
      endsOn: null,
    }),
  );
  await commit(ctx, {
    guards: [
      schoolGuard(schoolId),
      ...courseGuards(row.courseId, schoolId),
      ...sessionGuards(sessionIds ?? []),
      ...teacherIds.map((personId) => fitGuard(ctx, personId, "teacher")),
    ],
    writes: [
      ctx.db.insert(classes).values({
        id,
        sourcedId: sourcedId ?? id,
        schoolId,
        ...row,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
      ...(sessionIds ? sessionWrites(ctx, id, sessionIds) : [currentYearWrite(ctx, id)]),
      ...teachers.flatMap((teacher) => teacher.writes),
    ],
    audit: [
      {
        action: "class.created",
        subjectType: "class",
        subjectId: id,
        schoolId,
        after: { ...row, sessionIds },
      },
      ...teachers.map((teacher) => teacher.audit),
    ],
    conflicts: { "classes.sourced_id": "This sourcedId is already in use." },
  });
  return readClass(ctx, requireReach(ctx, "academics:write"), id);
}

function currentYearWrite(ctx: Ctx, classId: string): Write {
  const on = today(ctx);
  return ctx.db.run(sql`insert into ${classSessions} (class_id, session_id)
    select ${classId}, ${academicSessions.id} from ${academicSessions}
    where ${and(eq(academicSessions.type, "schoolYear"), inArray(academicSessions.status, ["active"]))}
    and ${academicSessions.startsOn} <= ${on} and ${academicSessions.endsOn} >= ${on}
    order by ${academicSessions.startsOn} desc limit 1`) as unknown as Write;
}
