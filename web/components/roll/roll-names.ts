import type { RosterStudent } from "#domain/attendance/register.schema";

/** What stands beneath a name: how it is read, or the formal name of one who goes by another. */
export function readingOf(student: RosterStudent): string | null {
  const { kanaFamilyName, kanaGivenName, preferredName, givenName } = student;
  const kana = [kanaFamilyName, kanaGivenName].filter(Boolean).join(" ");
  if (kana) return kana;
  return preferredName && preferredName !== givenName ? givenName : null;
}
