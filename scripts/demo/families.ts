import type { GuardianRelation } from "#domain/people/index";
import type { DemoGuardianship, DemoHousehold, DemoPerson } from "./demo-school";
import type { FamilyName, Name, NameBook, Sex } from "./names/name-book";
import { romaji } from "./names/romaji";
import type { Random } from "./random";

/** A place at a school that a child is to be found for. */
export type Seat = {
  branch: string;
  grade: string;
  birthOn: string;
  number: string;
  enteredOn: string;
};

export type FamilyStyle = {
  book: NameBook;
  household: (family: FamilyName) => string;
  address: (random: Random) => string;
  phone: (random: Random) => string;
  /** The language of a family where it is not the school's. */
  localeOf?: (family: FamilyName) => string | undefined;
  /** How many adults in a hundred have no e-mail address. */
  withoutEmail: number;
  /** How many households in a hundred are led by an aunt, an uncle or grandparents. */
  kinship: number;
  alertNotes: string[];
};

export type Families = {
  people: DemoPerson[];
  households: DemoHousehold[];
  guardianships: DemoGuardianship[];
};

type Child = DemoPerson & { seat: Seat };

const SIZES = [1, 1, 1, 1, 1, 1, 2, 2, 2, 3];
const RESTRICTED_FAMILIES = [5, 17];
const ALERTS_IN_A_HUNDRED = 7;

/**
 * Fills seats with the children of families: siblings sit in different grades, most have two
 * guardians, some one, some live with kin, two have a parent who may not come near. The first family
 * has the demo parent and the children in `firstFamily`'s seats.
 */
export function makeFamilies(
  random: Random,
  seats: Seat[],
  style: FamilyStyle,
  first: { seats: [Seat, Seat]; slug: string },
): Families {
  const out: Families = { people: [], households: [], guardianships: [] };
  const families = random.shuffled(style.book.families);
  const taken = new Set<string>();
  const open = random.shuffled(seats.filter((seat) => !first.seats.includes(seat)));
  for (let at = 0; at === 0 || open.length > 0; at++) {
    const family = families[at % families.length] as FamilyName;
    const own = at === 0 ? first.seats : siblingsOf(random, open);
    const father = style.book.adult(random, family, "male");
    const children = own.map((seat) => makeChild(random, style, family, father, seat, taken));
    const home = makeHome(random, style, family, father, children, at);
    if (at === 0) nameAccounts(home, children, first.slug);
    out.people.push(...home.people, ...children.map(({ seat: _seat, ...child }) => child));
    out.households.push(...home.households);
    out.guardianships.push(...home.guardianships);
  }
  return out;
}

function siblingsOf(random: Random, open: Seat[]): Seat[] {
  const first = open.pop() as Seat;
  const out = [first];
  for (let wanted = random.pick(SIZES); out.length < wanted; ) {
    const next = open.findIndex(
      (seat) => seat.branch === first.branch && out.every((one) => apart(one, seat)),
    );
    if (next < 0) break;
    out.push(...open.splice(next, 1));
  }
  return out;
}

function apart(a: Seat, b: Seat): boolean {
  return Math.abs(Number(a.birthOn.slice(0, 4)) - Number(b.birthOn.slice(0, 4))) >= 2;
}

function makeChild(
  random: Random,
  style: FamilyStyle,
  family: FamilyName,
  father: Name,
  seat: Seat,
  taken: Set<string>,
): Child {
  const sex: Sex = random.chance(0.5) ? "female" : "male";
  let name = style.book.child(random, family, sex, father);
  for (let tries = 0; taken.has(`${name.familyName} ${name.givenName}`) && tries < 20; tries++) {
    name = style.book.child(random, family, sex, father);
  }
  taken.add(`${name.familyName} ${name.givenName}`);
  const alertNote = random.chance(ALERTS_IN_A_HUNDRED / 100) ? random.pick(style.alertNotes) : null;
  const locale = style.localeOf?.(family);
  return {
    key: `student-${seat.number}`,
    name,
    sex,
    birthOn: seat.birthOn,
    ...(locale ? { locale } : {}),
    roles: [{ role: "student", branch: seat.branch }],
    student: {
      branch: seat.branch,
      number: seat.number,
      grade: seat.grade,
      enteredOn: seat.enteredOn,
      ...(alertNote ? { alertNote } : {}),
    },
    seat,
  };
}

function makeHome(
  random: Random,
  style: FamilyStyle,
  family: FamilyName,
  father: Name,
  children: Child[],
  at: number,
): Families {
  const key = `family-${at}`;
  const restricted = RESTRICTED_FAMILIES.includes(at);
  const adults = adultsOf(random, style, family, father, { at, restricted });
  const childKeys = children.map((child) => child.key);
  const people = adults.map(({ relation, name }, index): DemoPerson => {
    const isReachable = at === 0 || !random.chance(style.withoutEmail / 100);
    const locale = style.localeOf?.(family);
    return {
      key: `${key}-${index}`,
      name,
      sex: relation === "father" || relation === "uncle" ? "male" : "female",
      phone: style.phone(random),
      ...(isReachable ? { email: mailOf(name, at) } : {}),
      ...(locale ? { locale } : {}),
      roles: [{ role: "guardian", branch: null }],
    };
  });
  const together = restricted ? people.slice(0, 1) : people;
  const household = (suffix: string, members: DemoPerson[], withChildren: boolean) => ({
    key: key + suffix,
    name: style.household(family),
    address: style.address(random),
    adults: members.map((person) => person.key),
    children: withChildren ? childKeys : [],
    ...(members[0]?.locale ? { locale: members[0].locale } : {}),
  });
  return {
    people,
    households: [
      household("", together, true),
      ...(restricted ? [household("-apart", people.slice(1), false)] : []),
    ],
    guardianships: people.flatMap((person, index) =>
      childKeys.map((student) => ({
        guardian: person.key,
        student,
        relation: adults[index]?.relation ?? "guardian",
        priority: index + 1,
        ...termsOf(restricted && index === 1, index),
      })),
    ),
  };
}

function termsOf(restricted: boolean, index: number) {
  return {
    mayPickUp: !restricted,
    receivesMessages: !restricted,
    seesResults: !restricted,
    pays: index === 0,
    custodyRestricted: restricted,
  };
}

type Adult = { relation: GuardianRelation; name: Name };

function adultsOf(
  random: Random,
  style: FamilyStyle,
  family: FamilyName,
  father: Name,
  { at, restricted }: { at: number; restricted: boolean },
): Adult[] {
  const { book } = style;
  const mother: Adult = { relation: "mother", name: book.adult(random, family, "female") };
  const both: Adult[] = [mother, { relation: "father", name: father }];
  if (at === 0 || restricted) return both;
  if (random.chance(style.kinship / 100)) {
    const relation = random.pick(["grandparent", "aunt", "uncle"] as const);
    const sex = relation === "uncle" ? "male" : "female";
    return [{ relation, name: book.adult(random, family, sex) }];
  }
  if (random.chance(0.2)) return [mother];
  return random.chance(0.06) ? both.slice(1) : both;
}

/** The demo logins: the mother of the first family and her elder child. */
function nameAccounts(home: Families, children: Child[], slug: string): void {
  const [mother] = home.people;
  const elder = [...children].sort((a, b) => a.seat.birthOn.localeCompare(b.seat.birthOn))[0];
  if (mother) mother.email = `parent@${slug}.example`;
  if (elder) elder.email = `student@${slug}.example`;
}

function mailOf(name: Name, at: number): string {
  const given = romaji(name.kanaGivenName ?? name.givenName);
  const family = romaji(name.kanaFamilyName ?? name.familyName);
  return `${given}.${family}${at}@mail.example`;
}
