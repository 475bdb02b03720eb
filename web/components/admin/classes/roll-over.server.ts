import { RollOver } from "#domain/academics/index";
import { Listed } from "./forms.server.ts";

/** The wizard's second page as RollOver reads it: unticked classes and empty terms are left out. */
export function rollOverOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const ticked = (name: string) => form.get(name) === "on";
  const rows = (prefix: string, mark: string) => {
    const found: string[] = [];
    for (let at = 0; form.has(`${prefix}.${at}.${mark}`); at++) found.push(`${prefix}.${at}`);
    return found;
  };
  return RollOver.safeParse({
    fromSessionId: text("fromSessionId"),
    year: {
      title: text("title"),
      startsOn: text("startsOn"),
      endsOn: text("endsOn"),
      terms: rows("terms", "title").flatMap((row) => {
        const title = text(`${row}.title`);
        if (!title) return [];
        return {
          type: text(`${row}.type`) || "term",
          title,
          startsOn: text(`${row}.startsOn`),
          endsOn: text(`${row}.endsOn`),
        };
      }),
    },
    grades: rows("grades", "from").map((row) => ({
      from: text(`${row}.from`),
      to: text(`${row}.to`) || null,
    })),
    classes: rows("classes", "classId").flatMap((row) => {
      if (!ticked(`${row}.carry`)) return [];
      return {
        classId: text(`${row}.classId`),
        title: text(`${row}.title`),
        grades: Listed.parse(text(`${row}.grades`)),
        carryStudents: ticked(`${row}.carryStudents`),
        carryTeachers: ticked(`${row}.carryTeachers`),
        carryMeetings: ticked(`${row}.carryMeetings`),
      };
    }),
  });
}
