import { and, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { searchWords } from "./names";
import { personTerms } from "./tables";

/**
 * The condition that a person is found by a search: each word begins one of their terms. Ranges on
 * an index, so nothing in the text is a wildcard. Undefined when there is nothing to search for.
 */
export function matchesSearch(personId: SQLWrapper, q: string | undefined): SQL | undefined {
  const words = searchWords(q ?? "");
  if (words.length === 0) return undefined;
  return and(
    ...words.map(
      (word) =>
        sql`${personId} in (select ${personTerms.personId} from ${personTerms} where ${personTerms.term} >= ${word} and ${personTerms.term} < ${`${word}\u{10ffff}`})`,
    ),
  );
}
