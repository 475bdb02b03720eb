import { type SQL, sql } from "drizzle-orm";
import { enrollments, meetings } from "./tables";

export function classesOfPerson(personId: string, from: string, to: string): SQL {
  return sql`(select ${enrollments.classId} from ${enrollments}
    where ${enrollments.personId} = ${personId}
    and (${enrollments.beginsOn} is null or ${enrollments.beginsOn} <= ${to})
    and (${enrollments.endsOn} is null or ${enrollments.endsOn} >= ${from}))`;
}

/** First or last date on which the person is in the class of the meeting; null is open. */
export function spanOf(personId: string, end: "min" | "max"): SQL<string | null> {
  const date =
    end === "min"
      ? sql`min(coalesce(${enrollments.beginsOn}, ''))`
      : sql`max(coalesce(${enrollments.endsOn}, '9999'))`;
  return sql<string | null>`(select ${date} from ${enrollments}
    where ${enrollments.personId} = ${personId} and ${enrollments.classId} = ${meetings.classId}
    and coalesce(${enrollments.beginsOn}, '') <= coalesce(${enrollments.endsOn}, '9999'))`;
}
