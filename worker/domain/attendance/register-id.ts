/** What a register's id says. */
export type RegisterKey = { classId: string; on: string; startsAt: string };

const SHAPE = /^reg_([0-9a-z]{1,40})_(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})$/;

/** The id of a class's register on a school date at a start time `HH:MM`. */
export function buildRegisterId(classId: string, on: string, startsAt: string): string {
  return `reg_${classId.slice("cls_".length)}_${on.replaceAll("-", "")}_${startsAt.replace(":", "")}`;
}

/** The class, date and start that an id names, or null when it is not a register's id. */
export function parseRegisterId(id: string): RegisterKey | null {
  const [, body, year, month, day, hour, minute] = SHAPE.exec(id) ?? [];
  if (!body || Number(hour) > 23 || Number(minute) > 59) return null;
  const on = `${year}-${month}-${day}`;
  const date = new Date(`${on}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== on) return null;
  return { classId: `cls_${body}`, on, startsAt: `${hour}:${minute}` };
}
