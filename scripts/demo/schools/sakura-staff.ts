import type { Name, Sex } from "../names/name-book";
import type { StaffDraft } from "../parts";
import type { Branch } from "./sakura-classes";

export const STAFF: StaffDraft[] = [
  staff(
    "manager",
    {
      givenName: "健太郎",
      familyName: "松本",
      kanaGivenName: "ケンタロウ",
      kanaFamilyName: "マツモト",
    },
    "male",
    "吉祥寺校 校長",
    "school_admin",
    "kichijoji",
  ),
  staff(
    "manager-yokohama",
    { givenName: "彩", familyName: "小川", kanaGivenName: "アヤ", kanaFamilyName: "オガワ" },
    "female",
    "横浜校 校長",
    "school_admin",
    "yokohama",
  ),
  staff(
    "desk",
    { givenName: "真央", familyName: "石井", kanaGivenName: "マオ", kanaFamilyName: "イシイ" },
    "female",
    "受付",
    "staff",
    "kichijoji",
  ),
  staff(
    "desk-yokohama",
    { givenName: "拓海", familyName: "西村", kanaGivenName: "タクミ", kanaFamilyName: "ニシムラ" },
    "male",
    "受付",
    "staff",
    "yokohama",
  ),
  {
    ...staff(
      "accountant",
      { givenName: "恵", familyName: "前田", kanaGivenName: "メグミ", kanaFamilyName: "マエダ" },
      "female",
      "経理",
      "accountant",
      null,
    ),
    account: "accountant",
  },
  {
    ...staff(
      "teacher",
      latin("Emma", "Clarke", "エマ", "クラーク"),
      "female",
      "講師",
      "teacher",
      "kichijoji",
    ),
    roles: [
      { role: "teacher", branch: "kichijoji" },
      { role: "teacher", branch: "yokohama" },
    ],
    account: "teacher",
    locale: "en",
  },
  {
    ...staff(
      "daniel",
      latin("Daniel", "Okafor", "ダニエル", "オカフォー"),
      "male",
      "講師",
      "teacher",
      "kichijoji",
    ),
    locale: "en",
  },
  staff(
    "yumi",
    { givenName: "由美", familyName: "遠藤", kanaGivenName: "ユミ", kanaFamilyName: "エンドウ" },
    "female",
    "講師",
    "teacher",
    "kichijoji",
  ),
  {
    ...staff(
      "liza",
      latin("Maria Liza", "Santos", "マリア・リサ", "サントス"),
      "female",
      "講師",
      "teacher",
      "yokohama",
    ),
    locale: "en",
  },
  staff(
    "kenta",
    { givenName: "賢太", familyName: "山口", kanaGivenName: "ケンタ", kanaFamilyName: "ヤマグチ" },
    "male",
    "講師",
    "teacher",
    "yokohama",
  ),
];

/** A name in Latin letters with its reading. */
export function latin(
  givenName: string,
  familyName: string,
  kanaGivenName: string,
  kanaFamilyName: string,
): Name {
  return { givenName, familyName, kanaGivenName, kanaFamilyName };
}

function staff(
  key: string,
  name: Name,
  sex: Sex,
  title: string,
  role: "school_admin" | "staff" | "accountant" | "teacher",
  branch: Branch | null,
): StaffDraft {
  return {
    key,
    name,
    sex,
    title,
    roles: [{ role, branch }],
    ...(role === "teacher" ? { subjects: ["英会話"] } : {}),
  };
}
