import { and, eq, inArray, sql } from "drizzle-orm";
import { requireReach, requireSchool } from "#domain/auth/index";
import { today } from "#domain/people/index";
import { schoolGuard } from "#domain/tenancy/index";
import { commit, type Guard, insertMany, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { invalid, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { oneOf } from "#platform/listing";
import type { ClassCreate, ClassProfile } from "./class.schema";
import { enrollmentInsert, fitGuard } from "./enrollment-writes";
import { readClass } from "./get-class";
import { academicSessions, classes, classSessions, courses } from "./tables";

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

/** Holds while the course is there and belongs to the school or to the whole organisation. */
export function courseGuards(courseId: string | null | undefined, schoolId: string): Guard[] {
  if (!courseId) return [];
  return [
    {
      holds: sql`exists (select 1 from ${courses} where ${courses.id} = ${courseId}
        and (${courses.schoolId} is null or ${courses.schoolId} = ${schoolId}))`,
      otherwise: notFound("This course"),
    },
  ];
}

/** Holds while every one of the academic sessions is there. */
export function sessionGuards(sessionIds: string[]): Guard[] {
  if (sessionIds.length === 0) return [];
  const ids = [...new Set(sessionIds)];
  return [
    {
      holds: sql`(select count(*) from ${academicSessions}
        where ${academicSessions.id} in ${oneOf(ids)} and ${academicSessions.status} = 'active') = ${ids.length}`,
      otherwise: notFound("This academic session"),
    },
  ];
}

export function sessionWrites(ctx: Ctx, classId: string, sessionIds: string[]): Write[] {
  if (sessionIds.length > 20) throw invalid("sessionIds", "These are too many sessions.");
  return insertMany(
    ctx.db,
    classSessions,
    [...new Set(sessionIds)].map((sessionId) => ({ classId, sessionId })),
  );
}

function currentYearWrite(ctx: Ctx, classId: string): Write {
  const on = today(ctx);
  return ctx.db.run(sql`insert into ${classSessions} (class_id, session_id)
    select ${classId}, ${academicSessions.id} from ${academicSessions}
    where ${and(eq(academicSessions.type, "schoolYear"), inArray(academicSessions.status, ["active"]))}
    and ${academicSessions.startsOn} <= ${on} and ${academicSessions.endsOn} >= ${on}
    order by ${academicSessions.startsOn} desc limit 1`) as unknown as Write;
}
