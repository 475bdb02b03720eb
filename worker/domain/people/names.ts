/** The parts of a name, as `people` stores them. */
export type PersonName = {
  givenName: string;
  middleName?: string | null;
  familyName?: string | null;
  preferredName?: string | null;
  kanaGivenName?: string | null;
  kanaFamilyName?: string | null;
};

const FAMILY_FIRST_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const FAMILY_FIRST_LATIN = ["hu", "vi"];

/**
 * The name as it is said in full. Names in Han, Kana or Hangul put the family name first in every
 * language; in Latin letters the locale decides. A preferred name stands for the given name.
 */
export function displayName(person: PersonName, locale?: string | null): string {
  const given = (person.preferredName || person.givenName).trim();
  const family = (person.familyName ?? "").trim();
  const isWhole = Boolean(person.preferredName) && given.split(/\s+/).includes(family);
  if (!family || isWhole) return given || family;
  const language = (locale ?? "en").split("-")[0] ?? "en";
  const familyFirst =
    FAMILY_FIRST_SCRIPT.test(family) ||
    (FAMILY_FIRST_LATIN.includes(language) && !FAMILY_FIRST_SCRIPT.test(given));
  return familyFirst ? `${family} ${given}` : `${given} ${family}`;
}

/** The reading of a name (family then given), or null where none is known. */
export function readingOf(person: PersonName): string | null {
  return [person.kanaFamilyName, person.kanaGivenName].filter(Boolean).join(" ") || null;
}

/**
 * What search and sorting compare: NFKC, lower case, no accents, katakana as hiragana, one space
 * between words, straight apostrophes.
 */
export function foldTerm(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) =>
      String.fromCharCode(kana.charCodeAt(0) - 0x60),
    )
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/** What lists sort by: the reading where there is one, else family then given name, folded. */
export function sortNameOf(person: PersonName): string {
  const reading = readingOf(person);
  if (reading) return foldTerm(reading);
  return foldTerm(
    [person.familyName, person.givenName, person.middleName].filter(Boolean).join(" "),
  );
}

/**
 * The terms by which prefix search finds a person: every word of the names and readings, the full
 * name in both orders without spaces, numbers (also without leading zeros), e-mail and user name.
 * A term that begins another one is left out, since every prefix of it finds the longer one.
 */
export function searchTermsOf(
  person: PersonName & { email?: string | null; username?: string | null },
  numbers: (string | null | undefined)[] = [],
): string[] {
  const { givenName, familyName, preferredName, kanaGivenName, kanaFamilyName } = person;
  const names = [
    ...bothOrders(givenName, familyName),
    ...bothOrders(preferredName, familyName),
    ...bothOrders(kanaGivenName, kanaFamilyName),
  ];
  const parts = [
    givenName,
    familyName,
    person.middleName,
    preferredName,
    kanaGivenName,
    kanaFamilyName,
  ];
  const words = parts.flatMap((part) => foldTerm(part ?? "").split(/[\s\-・=/]+/u));
  const codes = [...numbers, person.email, person.username].map((code) => foldTerm(code ?? ""));
  const terms = [
    ...names,
    ...words,
    ...codes,
    ...codes.map((code) => code.replace(/^0+(?=.)/, "")),
  ];
  const plain = terms.map((term) => term.replaceAll("'", ""));
  return withoutPrefixes([...terms, ...plain]);
}

/** The folded words of a search; each must begin a term of the person. At most six count. */
export function searchWords(query: string): string[] {
  return foldTerm(query).split(" ").filter(Boolean).slice(0, 6);
}

function bothOrders(given?: string | null, family?: string | null): string[] {
  const [first, last] = [given, family].map((part) => foldTerm(part ?? "").replaceAll(" ", ""));
  return [`${last}${first}`, `${first}${last}`];
}

function withoutPrefixes(terms: string[]): string[] {
  const sorted = [...new Set(terms.map((term) => term.slice(0, 120)))].filter(Boolean).sort();
  return sorted.filter((term, at) => !sorted[at + 1]?.startsWith(term));
}
