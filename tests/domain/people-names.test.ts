import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  displayName,
  foldTerm,
  readingOf,
  searchTermsOf,
  searchWords,
  sortNameOf,
} from "#domain/people/index";

const yamada = {
  givenName: "太郎",
  familyName: "山田",
  kanaGivenName: "タロウ",
  kanaFamilyName: "ヤマダ",
};

function finds(terms: string[], query: string): boolean {
  return searchWords(query).every((word) => terms.some((term) => term.startsWith(word)));
}

describe("display names", () => {
  it("put the family name first in Han and Kana, last in Latin letters", () => {
    expect(displayName(yamada, "en")).toBe("山田 太郎");
    expect(displayName({ givenName: "Emma", familyName: "Smith" }, "ja")).toBe("Emma Smith");
    expect(displayName({ givenName: "Anna", familyName: "Nagy" }, "hu")).toBe("Nagy Anna");
  });

  it("use the preferred name, and stay whole when it holds the family name", () => {
    const person = { givenName: "William", familyName: "An", preferredName: "Bill" };
    expect(displayName(person, "en")).toBe("Bill An");
    expect(displayName({ ...person, preferredName: "Billy An" }, "en")).toBe("Billy An");
    expect(displayName({ givenName: "Anna", familyName: "An" }, "en")).toBe("Anna An");
  });

  it("work for people with one name", () => {
    expect(displayName({ givenName: "Sukarno", familyName: "" }, "en")).toBe("Sukarno");
    expect(sortNameOf({ givenName: "Sukarno", familyName: "" })).toBe("sukarno");
  });

  it("give the reading, family name first", () => {
    expect(readingOf(yamada)).toBe("ヤマダ タロウ");
    expect(readingOf({ givenName: "Emma" })).toBeNull();
  });
});

describe("folding", () => {
  it("takes away width, case, accents, script of kana and curly apostrophes", () => {
    expect(foldTerm("Ｊosé")).toBe("jose");
    expect(foldTerm("ガッコウ")).toBe("がっこう");
    expect(foldTerm("ｶﾞｯｺｳ")).toBe("がっこう");
    expect(foldTerm("  O’Brien   Mary ")).toBe("o'brien mary");
  });

  it("is idempotent for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(foldTerm(foldTerm(text))).toBe(foldTerm(text));
      }),
    );
  });

  it("sorts by the reading where there is one", () => {
    expect(sortNameOf(yamada)).toBe("やまだ たろう");
    expect(sortNameOf({ givenName: "Emma", familyName: "Smith" })).toBe("smith emma");
  });
});

describe("search terms", () => {
  const terms = searchTermsOf({ ...yamada, email: "Taro@X.example", username: "taro.y" }, [
    "00123",
  ]);

  it.each([
    "山田",
    "太郎",
    "山田太郎",
    "山田　太郎",
    "太郎山田",
    "やまだ",
    "ヤマダ",
    "ﾔﾏﾀﾞ",
    "タロウ ヤマダ",
    "やまだたろう",
    "00123",
    "0012",
    "123",
    "１２３",
    "taro@x",
    "TARO.Y",
  ])("find 山田太郎 by %s", (query) => {
    expect(finds(terms, query)).toBe(true);
  });

  it.each(["田", "郎", "鈴木", "0123", "山田 花子", "%", "_", "山%"])("do not by %s", (query) => {
    expect(finds(terms, query)).toBe(false);
  });

  it("know preferred, middle, double-barrelled and apostrophe names", () => {
    const mary = searchTermsOf({
      givenName: "Mary Jane",
      middleName: "Eve",
      familyName: "O'Brien-Smith",
      preferredName: "MJ",
    });
    for (const query of [
      "mary",
      "jane",
      "eve",
      "obrien",
      "o’brien",
      "smith",
      "mj",
      "mj o'b",
      "o'brien-smith",
    ]) {
      expect(finds(mary, query), query).toBe(true);
    }
  });

  it("find everybody by every prefix of every part of their name", () => {
    const name = fc.stringMatching(/^[A-Za-zÀ-ÿぁ-んァ-ヶ一-龠]{1,12}$/);
    fc.assert(
      fc.property(name, name, fc.integer({ min: 1, max: 12 }), (given, family, length) => {
        const all = searchTermsOf({ givenName: given, familyName: family });
        expect(finds(all, [...given].slice(0, length).join(""))).toBe(true);
        expect(finds(all, `${family} ${given}`)).toBe(true);
        expect(finds(all, family + given)).toBe(true);
      }),
    );
  });
});
