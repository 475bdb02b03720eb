import type { Role } from "#domain/auth/index";
import { addDays } from "#platform/clock";
import type { Bell, DemoMember, DemoPerson } from "./demo-school";
import type { Name, Sex } from "./names/name-book";
import { romaji } from "./names/romaji";
import type { Random } from "./random";

/** How far back the demo's attendance goes: eleven weeks, 55 weekdays. */
export const HISTORY_DAYS = 77;

/** `07:30-07:45 Registration` as a bell. */
export function bell(line: string): Bell {
  return { startsAt: line.slice(0, 5), endsAt: line.slice(6, 11), title: line.slice(12) };
}

/** A date of birth of somebody who is `age` on a date. */
export function bornAt(random: Random, age: number, on: string): string {
  const birthday = `${Number(on.slice(0, 4)) - age}${on.slice(4) === "-02-29" ? "-02-28" : on.slice(4)}`;
  return addDays(birthday, -random.between(0, 364));
}

export type StaffDraft = {
  key: string;
  name: Name;
  sex: Sex;
  title: string;
  subjects?: string[];
  roles: { role: Role; branch: string | null }[];
  /** The name of a demo login; others get an address of their own. */
  account?: string;
  locale?: string;
};

/** Staff with numbers, addresses and a first day. */
export function makeStaff(
  random: Random,
  drafts: StaffDraft[],
  slug: string,
  on: string,
): DemoPerson[] {
  return drafts.map((draft, at) => {
    const given = romaji(draft.name.kanaGivenName ?? draft.name.givenName);
    const family = romaji(draft.name.kanaFamilyName ?? draft.name.familyName);
    return {
      key: draft.key,
      name: draft.name,
      sex: draft.sex,
      email: draft.account
        ? `${draft.account}@${slug}.example`
        : `${given}.${family}@${slug}.example`,
      ...(draft.locale ? { locale: draft.locale } : {}),
      roles: draft.roles,
      staff: {
        number: `S${String(at + 1).padStart(3, "0")}`,
        title: draft.title,
        subjects: draft.subjects ?? [],
        startedOn: addDays(on, -random.between(200, 3600)),
      },
    };
  });
}

export function teacher(person: string): DemoMember {
  return { person, role: "teacher" };
}

export function pupils(keys: string[]): DemoMember[] {
  return keys.map((person) => ({ person, role: "student" }));
}

export function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.between(0, 9)).join("");
}

/** Splits a list into consecutive parts of `size`. */
export function partsOf<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
