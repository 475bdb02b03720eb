import type { StudentField } from "../constants";

/** Headers as they stand in real files, folded; the first field with a fitting header wins. */
const HEADERS: [StudentField, RegExp][] = [
  [
    "guardianKana",
    /^(保護者|親)(氏名|名)?(フリガナ|ふりがな|カナ|かな|よみ|読み)|guardian ?(kana|reading)/,
  ],
  [
    "guardianEmail",
    /(保護者|親|緊急連絡先).*(メール|mail)|(guardian|parent|mother|father|mzazi|mlezi|tutor|padre|madre).*(e-?mail|correo|barua)|correo.*(tutor|padre|madre)/,
  ],
  [
    "guardianPhone",
    /(保護者|親|緊急連絡先).*(電話|携帯|tel)|(guardian|parent|mother|father|emergency|mzazi|mlezi|tutor).*(phone|mobile|tel|cell|simu)|tel.*tutor/,
  ],
  ["guardianRelation", /続柄|(guardian|parent).*relation|^relation(ship)?$|^parentesco$/],
  [
    "guardianName",
    /^(保護者|親)(氏名|名|の名前|の氏名)?$|(guardian|parent|mother|father|mzazi|mlezi|tutor|padre|madre)('?s)?( full)?( name| ?1)?$|^(nombre del tutor|jina la mzazi)$/,
  ],
  ["sourcedId", /^(sourced ?id|student ?sourced ?id|uuid|system id)$/],
  [
    "number",
    /学籍番号|生徒番号|児童番号|学生番号|出席番号\(学籍\)|^会員番号$|^(student|pupil|admission|adm|registration|reg|enrol?lment|learner|index) ?(number|no\.?|num|id|#)$|^(id|no\.?|number|番号|matr[ií]cula|namba|student ?id|studentid|student ?number)$/,
  ],
  [
    "kanaFamilyName",
    /^(姓|氏|名字|苗字|せい|セイ)[ (]?(フリガナ|ふりがな|カナ|かな|よみ|読み)|^(セイ|せい|姓カナ|姓かな)$|(family|last) ?name ?\(?(kana|reading|phonetic)|(kana|phonetic) ?(family|last) ?name/,
  ],
  [
    "kanaGivenName",
    /^(名|名前)[ (]?(フリガナ|ふりがな|カナ|かな|よみ|読み)|^(メイ|めい|名カナ|名かな)$|(given|first) ?name ?\(?(kana|reading|phonetic)|(kana|phonetic) ?(given|first) ?name/,
  ],
  [
    "kanaFullName",
    /フリガナ|ふりがな|氏名(カナ|かな)|^(カナ|かな|カナ氏名|よみがな|読み仮名|ヨミ|よみ|kana|furigana|reading|phonetic name)$/,
  ],
  [
    "preferredName",
    /^(preferred|known as|nick|chosen)( ?name)?$|^(通称|呼び名|愛称|ニックネーム|英語名)$/,
  ],
  ["middleName", /^(middle|second) ?names?$|^ミドルネーム$|^jina la kati$/],
  [
    "familyName",
    /^(family|last|sur) ?names?$|^(姓|氏|名字|苗字)$|^(surname|apellidos?|jina la ukoo|jina la mwisho)$/,
  ],
  ["givenName", /^(given|first|fore) ?names?$|^(名|下の名前)$|^(nombres?|jina la kwanza)$/],
  [
    "fullName",
    /^(full|student|pupil|learner|child)('?s)? ?(full )?name$|^(name|氏名|名前|生徒名|生徒氏名|児童名|児童氏名|お名前|nombre completo|jina|jina kamili)$/,
  ],
  ["birthOn", /生年月日|誕生日|birth|^d\.?o\.?b\.?$|nacimiento|kuzaliwa/],
  ["sex", /^(性別|sex|gender|sexo|g[eé]nero|jinsia)$/],
  ["grade", /^(学年|年|grade( level)?|year( group)?|level|grado|darasa|standard|std)$/],
  [
    "class",
    /^(組|クラス|クラス名|学級|ホームルーム|class( name)?|class ?room|form( class)?|home ?room|stream|section|clase|grupo|mkondo)$/,
  ],
  [
    "enteredOn",
    /入学(年月)?日|入会日|転入日|^(entry|admission|enrol?lment|start|entered|joined?) ?(date|on)$|fecha de (ingreso|alta)/,
  ],
  ["email", /メール|^(student |pupil )?e-?mail( address)?$|^correo|^barua ?pepe$/],
  [
    "phone",
    /^(電話(番号)?|携帯(電話|番号)?|(student )?(phone|mobile|tel(ephone)?|cell)( number| no\.?)?|tel[eé]fono|simu|namba ya simu)$/,
  ],
];

/** What each header is taken for; every field once, the first header that fits it. */
export function guessColumns(headers: readonly string[]): (StudentField | null)[] {
  const taken = new Set<StudentField>();
  return headers.map((header) => {
    const folded = header
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[_\-/]+/g, " ")
      .replace(/\s+/g, " ")
      .replace(/[*※]/g, "")
      .trim();
    const field = HEADERS.find(([name, pattern]) => !taken.has(name) && pattern.test(folded))?.[0];
    if (field) taken.add(field);
    return field ?? null;
  });
}

/** The field of each column: what the person chose, else what the header suggests. */
export function matchColumns(
  headers: readonly string[],
  chosen: Record<string, StudentField | null> | undefined,
): (StudentField | null)[] {
  if (!chosen) return guessColumns(headers);
  const guessed = guessColumns(headers.map((header) => (header in chosen ? "" : header)));
  const taken = new Set<StudentField>();
  return headers.map((header, at) => {
    const field = header in chosen ? (chosen[header] ?? null) : (guessed[at] ?? null);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}
