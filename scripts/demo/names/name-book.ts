import type { Random } from "../random";

export type Sex = "female" | "male";

export type Name = {
  givenName: string;
  familyName: string;
  middleName?: string;
  preferredName?: string;
  kanaGivenName?: string;
  kanaFamilyName?: string;
};

/** A family as a book of names has it; `group` says which given names go with it. */
export type FamilyName = { familyName: string; kanaFamilyName?: string; group: string };

/** The names of a place. */
export type NameBook = {
  families: FamilyName[];
  child: (random: Random, family: FamilyName, sex: Sex, father: Name | null) => Name;
  adult: (random: Random, family: FamilyName, sex: Sex) => Name;
};

/** `太郎:タロウ` as a given name with its reading; a plain word has none. */
export function reading(entry: string): { text: string; kana?: string } {
  const [text = "", kana] = entry.split(":");
  return kana ? { text, kana } : { text };
}

export function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
