const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const PARTICLES =
  /^(van|von|der|den|de|del|della|la|las|los|da|do|dos|di|du|le|bin|ibn|bint|al|el|st\.?|ter|ten|zu)$/i;
const FAMILY_FIRST = ["hu", "vi"];

export type SplitName = { givenName: string; familyName: string; isWhole: boolean };

/**
 * Family and given name out of one column. Names in Han, Kana or Hangul begin with the family name,
 * a comma ends it, and otherwise the last word is it, with its particles; in Spanish the last two.
 * A name without a space stays whole, as the given name.
 */
export function splitName(full: string, locale: string): SplitName {
  const text = full.replace(/\s+/gu, " ").trim();
  const comma = /^([^,、]+)[,、] ?(.+)$/.exec(text);
  if (comma) return name(comma[2] ?? "", comma[1] ?? "");
  const words = text.split(" ");
  if (words.length < 2) return { givenName: text, familyName: "", isWhole: true };
  const language = locale.split("-")[0] ?? "en";
  if (CJK.test(text) || FAMILY_FIRST.includes(language)) {
    return name(words.slice(1).join(" "), words[0] ?? "");
  }
  let at = words.length - 1;
  if (language === "es" && words.length > 2) at--;
  while (at > 1 && PARTICLES.test(words[at - 1] ?? "")) at--;
  return name(words.slice(0, at).join(" "), words.slice(at).join(" "));
}

function name(givenName: string, familyName: string): SplitName {
  return { givenName: givenName.trim(), familyName: familyName.trim(), isWhole: false };
}
