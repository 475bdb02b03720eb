import { type SQL, sql } from "drizzle-orm";
import { displayName, personDirectory, today } from "#domain/people/index";
import type { Ctx } from "#platform/ctx";
import type { Clash } from "./meeting.schema";
import { classes, enrollments, meetings } from "./tables";

type ClashRow = {
  kind: "teacher" | "room";
  room: string | null;
  given_name: string | null;
  family_name: string | null;
  preferred_name: string | null;
  weekday: number;
  starts_at: string;
  ends_at: string;
  meeting_id: string;
  class_id: string;
  class_title: string;
  other_meeting_id: string;
  other_class_id: string;
  other_class_title: string;
};

/** The two queries (rooms, teachers) over pairs of meetings `m1`, `m2`, for one batch. */
export function clashQueries(ctx: Ctx, which: SQL) {
  const on = today(ctx);
  const person = personDirectory(ctx.db, "teacher");
  const lives = (alias: string) =>
    sql`(${sql.raw(`${alias}.ends_on is null or (${alias}.ends_on >= coalesce(${alias}.begins_on, '') and ${alias}.ends_on >= `)}${on}))`;
  const pair = sql`m1.weekday = m2.weekday and m1.class_id <> m2.class_id
    and m1.starts_at < m2.ends_at and m2.starts_at < m1.ends_at
    and coalesce(m1.begins_on, '') <= coalesce(m2.ends_on, '9999')
    and coalesce(m2.begins_on, '') <= coalesce(m1.ends_on, '9999')
    and ${lives("m1")} and ${lives("m2")}`;
  const columns = sql`max(m1.starts_at, m2.starts_at) as starts_at, min(m1.ends_at, m2.ends_at) as ends_at,
    m1.weekday as weekday, m1.id as meeting_id, c1.id as class_id, c1.title as class_title,
    m2.id as other_meeting_id, c2.id as other_class_id, c2.title as other_class_title`;
  const order = sql`order by m1.weekday, m1.starts_at, m1.id limit 200`;
  return [
    ctx.db.all<ClashRow>(sql`select 'room' as kind, coalesce(m1.location, c1.location) as room, ${columns}
      from ${meetings} as m1 join ${classes} as c1 on c1.id = m1.class_id
      join ${meetings} as m2 on m2.school_id = m1.school_id and ${pair}
      join ${classes} as c2 on c2.id = m2.class_id
      where ${which} and trim(coalesce(m1.location, c1.location, '')) <> ''
      and lower(trim(coalesce(m1.location, c1.location))) = lower(trim(coalesce(m2.location, c2.location, '')))
      ${order}`),
    ctx.db.all<ClashRow>(sql`select 'teacher' as kind, ${person.givenName} as given_name,
      ${person.familyName} as family_name, ${person.preferredName} as preferred_name, ${columns}
      from ${meetings} as m1 join ${classes} as c1 on c1.id = m1.class_id
      join ${enrollments} as e1 on e1.class_id = m1.class_id and e1.role in ('teacher', 'assistant') and ${lives("e1")}
      join ${enrollments} as e2 on e2.person_id = e1.person_id and e2.role in ('teacher', 'assistant')
        and e2.class_id <> e1.class_id and ${lives("e2")}
      join ${meetings} as m2 on m2.class_id = e2.class_id and ${pair}
      join ${classes} as c2 on c2.id = m2.class_id
      join ${person} on ${person.id} = e1.person_id
      where ${which} ${order}`),
  ] as const;
}

export function toClashes(ctx: Ctx, rows: ClashRow[]): Clash[] {
  return rows.map((row) => ({
    kind: row.kind,
    what:
      row.kind === "room"
        ? (row.room ?? "")
        : displayName(
            {
              givenName: row.given_name ?? "",
              familyName: row.family_name,
              preferredName: row.preferred_name,
            },
            ctx.tenant.locale,
          ),
    weekday: row.weekday,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    meetingId: row.meeting_id,
    classId: row.class_id,
    classTitle: row.class_title,
    otherMeetingId: row.other_meeting_id,
    otherClassId: row.other_class_id,
    otherClassTitle: row.other_class_title,
  }));
}
