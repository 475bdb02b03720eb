import type { MarkCategory } from "./constants";

type Labels = { en: string; ja?: string; sw?: string; es?: string; sn?: string };

/** A code as a preset has it; its place in the list is its position. */
export type PresetCode = {
  code: string;
  category: MarkCategory;
  labels: Labels;
  onSite: boolean;
  tellsGuardians: boolean;
};

type Flags = "on-site" | "tells";

function code(text: string, category: MarkCategory, labels: Labels, ...flags: Flags[]): PresetCode {
  return {
    code: text,
    category,
    labels,
    onSite: flags.includes("on-site"),
    tellsGuardians: flags.includes("tells"),
  };
}

const PRESENT = { en: "Present", ja: "出席", sw: "Yupo", es: "Presente", sn: "Aripo" };
const LATE = { en: "Late", ja: "遅刻", sw: "Amechelewa", es: "Tarde", sn: "Anonoka" };
const ABSENT = { en: "Absent", ja: "欠席", sw: "Hayupo", es: "Ausente", sn: "Haapo" };
const EXCUSED = {
  en: "Excused",
  ja: "公欠",
  sw: "Ruhusa",
  es: "Justificado",
  sn: "Akabvumidzwa",
};
const ILL = { en: "Ill", ja: "病欠", sw: "Mgonjwa", es: "Enfermo", sn: "Anorwara" };
const ELSEWHERE = {
  en: "On site, not in class",
  ja: "校内（授業外）",
  sw: "Yupo shuleni, si darasani",
  es: "En el centro, fuera de clase",
  sn: "Ari pachikoro, kwete mukirasi",
};
const ACTIVITY = {
  en: "School activity",
  ja: "学校行事",
  sw: "Shughuli ya shule",
  es: "Actividad escolar",
  sn: "Basa rechikoro",
};
const SUSPENDED = {
  en: "Suspended",
  ja: "出席停止",
  sw: "Amesimamishwa",
  es: "Suspendido",
  sn: "Akamiswa",
};

const OTHER = [
  code("P", "present", PRESENT, "on-site"),
  code("L", "late", LATE, "on-site", "tells"),
  code("A", "absent", ABSENT, "tells"),
  code("E", "excused", EXCUSED),
  code("O", "excused", ELSEWHERE, "on-site"),
];

const JAPAN = [
  code("出", "present", PRESENT, "on-site"),
  code("遅", "late", LATE, "on-site", "tells"),
  code("欠", "absent", ABSENT, "tells"),
  code("病", "excused", ILL),
  code("公", "excused", EXCUSED),
  code("停", "excused", { ...SUSPENDED, en: "Attendance suspended, bereavement" }),
  code(
    "早",
    "present",
    { en: "Left early", ja: "早退", es: "Salida anticipada" },
    "on-site",
    "tells",
  ),
  code("別", "excused", ELSEWHERE, "on-site"),
];

/** A conversation school: lessons, notice given or not, make-ups. */
const JAPAN_LESSONS = [
  code("出", "present", PRESENT, "on-site"),
  code("遅", "late", LATE, "on-site", "tells"),
  code("欠", "absent", { en: "Absent without notice", ja: "無断欠席" }, "tells"),
  code("連", "excused", { en: "Absent with notice", ja: "欠席（連絡あり）" }),
  code("振", "excused", { en: "Make-up arranged", ja: "振替" }),
  code("待", "excused", { ...ELSEWHERE, ja: "校内（レッスン外）" }, "on-site"),
];

const ZIMBABWE = [
  code("P", "present", PRESENT, "on-site"),
  code("L", "late", LATE, "on-site", "tells"),
  code("A", "absent", ABSENT, "tells"),
  code("S", "excused", ILL),
  code("E", "excused", EXCUSED),
  code("F", "absent", { en: "Sent home for fees", sn: "Adzoserwa nemari yechikoro" }, "tells"),
  code("T", "excused", { ...ACTIVITY, en: "Sport or school trip" }),
  code("X", "excused", SUSPENDED),
  code("O", "excused", ELSEWHERE, "on-site"),
];

const TANZANIA = [
  code("P", "present", PRESENT, "on-site"),
  code("L", "late", LATE, "on-site", "tells"),
  code("A", "absent", { ...ABSENT, en: "Absent without leave", sw: "Mtoro" }, "tells"),
  code("S", "excused", ILL),
  code("R", "excused", EXCUSED),
  code("T", "excused", ACTIVITY),
  code("X", "excused", SUSPENDED),
  code("O", "excused", ELSEWHERE, "on-site"),
];

const UNITED_STATES = [
  code("P", "present", PRESENT, "on-site"),
  code("T", "late", { ...LATE, en: "Tardy" }, "on-site", "tells"),
  code("U", "absent", { en: "Absent, unexcused", es: "Ausente sin justificar" }, "tells"),
  code("E", "excused", { en: "Absent, excused", es: "Ausente justificado" }),
  code("TE", "late", { en: "Tardy, excused", es: "Tarde justificado" }, "on-site"),
  code("A", "excused", ACTIVITY),
  code("S", "excused", { en: "Out-of-school suspension", es: "Suspensión" }),
  code("I", "excused", { en: "In-school suspension", es: "Suspensión interna" }, "on-site"),
  code("N", "excused", { ...ELSEWHERE, en: "On site, not in class (nurse, office)" }, "on-site"),
];

/** School attendance (Pupil Registration) (England) Regulations 2024, with the statutory letters. */
const ENGLAND = [
  code("/", "present", { en: "Present (morning)" }, "on-site"),
  code("\\", "present", { en: "Present (afternoon)" }, "on-site"),
  code("L", "late", { en: "Late, before the register closed" }, "on-site", "tells"),
  code("U", "absent", { en: "Late, after the register closed" }, "on-site", "tells"),
  code("N", "absent", { en: "Reason for absence not yet established" }, "tells"),
  code("O", "absent", { en: "Absent, unauthorised" }, "tells"),
  code("I", "excused", { en: "Illness" }),
  code("M", "excused", { en: "Medical or dental appointment" }),
  code("K", "present", { en: "Education arranged by the local authority" }),
  code("V", "present", { en: "Educational visit or trip" }),
  code("P", "present", { en: "Approved sporting activity" }),
  code("W", "present", { en: "Work experience" }),
  code("B", "present", { en: "Other approved educational activity" }),
  code("D", "excused", { en: "Dual registered at another school" }),
  code("C", "excused", { en: "Exceptional circumstances" }),
  code("C1", "excused", { en: "Regulated performance or employment" }),
  code("C2", "excused", { en: "Part-time timetable" }),
  code("J1", "excused", { en: "Interview" }),
  code("S", "excused", { en: "Study leave" }),
  code("R", "excused", { en: "Religious observance" }),
  code("T", "excused", { en: "Parent travelling for work" }),
  code("E", "excused", { en: "Suspended or excluded" }),
  code("Q", "excused", { en: "No transport provided" }),
  code("X", "excused", { en: "Not required to attend (under compulsory school age)" }),
  code("Y", "excused", { en: "Unable to attend, unavoidable cause" }),
  code("G", "absent", { en: "Holiday not granted" }, "tells"),
  code("NC", "excused", { en: "On site, not in class" }, "on-site"),
];

const COUNTRIES: Record<string, PresetCode[]> = {
  JP: JAPAN,
  ZW: ZIMBABWE,
  TZ: TANZANIA,
  US: UNITED_STATES,
  GB: ENGLAND,
};

/** The codes that a school of this country and kind starts with, in their order. */
export function presetCodes(country: string, kind: string): PresetCode[] {
  if (country === "JP" && kind === "conversation_school") return JAPAN_LESSONS;
  return COUNTRIES[country] ?? OTHER;
}
