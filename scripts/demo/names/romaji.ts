const SYLLABLES: Record<string, string> = Object.fromEntries(
  `ア:a イ:i ウ:u エ:e オ:o カ:ka キ:ki ク:ku ケ:ke コ:ko サ:sa シ:shi ス:su セ:se ソ:so タ:ta チ:chi ツ:tsu
  テ:te ト:to ナ:na ニ:ni ヌ:nu ネ:ne ノ:no ハ:ha ヒ:hi フ:fu ヘ:he ホ:ho マ:ma ミ:mi ム:mu メ:me モ:mo ヤ:ya
  ユ:yu ヨ:yo ラ:ra リ:ri ル:ru レ:re ロ:ro ワ:wa ン:n ガ:ga ギ:gi グ:gu ゲ:ge ゴ:go ザ:za ジ:ji ズ:zu ゼ:ze
  ゾ:zo ダ:da ヂ:ji ヅ:zu デ:de ド:do バ:ba ビ:bi ブ:bu ベ:be ボ:bo パ:pa ピ:pi プ:pu ペ:pe ポ:po ー:`
    .split(/\s+/)
    .map((pair) => pair.split(":") as [string, string]),
);
const SMALL: Record<string, string> = { ャ: "ya", ュ: "yu", ョ: "yo" };

/** Katakana in Latin letters for an e-mail address; other text in lower case without marks. */
export function romaji(text: string): string {
  let out = "";
  let doubled = false;
  for (const letter of text) {
    const small = SMALL[letter];
    if (small) out = out.replace(/(sh|ch|j)i$/, `$1${small.slice(1)}`).replace(/i$/, small);
    else if (letter === "ッ") doubled = true;
    else {
      const syllable = SYLLABLES[letter] ?? letter;
      out += doubled ? syllable.slice(0, 1) + syllable : syllable;
      doubled = false;
    }
  }
  return out
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
