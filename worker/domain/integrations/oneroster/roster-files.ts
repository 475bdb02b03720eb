import type { ImportEntity } from "../constants";

/** The files of a roster that are read, by lower-case name. */
export type RosterFile = {
  name: string;
  /** The entity that its rows become; roles and demographics belong to users. */
  entity: ImportEntity;
  required: string[];
  known: string[];
};

const RECORD = ["sourcedId", "status", "dateLastModified"];

export const ROSTER_FILES: RosterFile[] = [
  {
    name: "orgs.csv",
    entity: "orgs",
    required: ["sourcedId", "name"],
    known: [...RECORD, "name", "type", "identifier", "parentSourcedId"],
  },
  {
    name: "academicSessions.csv",
    entity: "academicSessions",
    required: ["sourcedId", "title", "startDate", "endDate"],
    known: [...RECORD, "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"],
  },
  {
    name: "courses.csv",
    entity: "courses",
    required: ["sourcedId", "title"],
    known: [
      ...RECORD,
      "schoolYearSourcedId",
      "title",
      "courseCode",
      "grades",
      "orgSourcedId",
      "subjects",
      "subjectCodes",
    ],
  },
  {
    name: "classes.csv",
    entity: "classes",
    required: ["sourcedId", "title"],
    known: [
      ...RECORD,
      "title",
      "grades",
      "courseSourcedId",
      "classCode",
      "classType",
      "location",
      "schoolSourcedId",
      "termSourcedIds",
      "subjects",
      "subjectCodes",
      "periods",
    ],
  },
  {
    name: "users.csv",
    entity: "users",
    required: ["sourcedId", "givenName", "familyName"],
    known: [
      ...RECORD,
      "enabledUser",
      "orgSourcedIds",
      "role",
      "username",
      "userIds",
      "givenName",
      "familyName",
      "middleName",
      "identifier",
      "email",
      "sms",
      "phone",
      "agentSourcedIds",
      "grades",
      "password",
      "userMasterIdentifier",
      "resourceSourcedIds",
      "preferredGivenName",
      "preferredMiddleName",
      "preferredFamilyName",
      "primaryOrgSourcedId",
      "pronouns",
    ],
  },
  {
    name: "roles.csv",
    entity: "users",
    required: ["userSourcedId", "role"],
    known: [
      ...RECORD,
      "userSourcedId",
      "roleType",
      "role",
      "beginDate",
      "endDate",
      "orgSourcedId",
      "userProfileSourcedId",
    ],
  },
  {
    name: "demographics.csv",
    entity: "users",
    required: ["sourcedId"],
    known: [
      ...RECORD,
      "birthDate",
      "birthdate",
      "sex",
      "americanIndianOrAlaskaNative",
      "asian",
      "blackOrAfricanAmerican",
      "nativeHawaiianOrOtherPacificIslander",
      "white",
      "demographicRaceTwoOrMoreRaces",
      "hispanicOrLatinoEthnicity",
      "countryOfBirthCode",
      "stateOfBirthAbbreviation",
      "cityOfBirth",
      "publicSchoolResidenceStatus",
    ],
  },
  {
    name: "enrollments.csv",
    entity: "enrollments",
    required: ["sourcedId", "classSourcedId", "userSourcedId", "role"],
    known: [
      ...RECORD,
      "classSourcedId",
      "schoolSourcedId",
      "userSourcedId",
      "role",
      "primary",
      "beginDate",
      "endDate",
    ],
  },
];

/** Names in a manifest, and files in a zip, that are of OneRoster but not of a roster. */
export const OTHER_FILES = [
  "categories",
  "classResources",
  "courseResources",
  "lineItems",
  "lineItemLearningObjectiveIds",
  "lineItemScoreScales",
  "resources",
  "results",
  "resultLearningObjectiveIds",
  "resultScoreScales",
  "scoreScales",
  "userProfiles",
  "userResources",
];

/** The roster file of this name, without regard to case. */
export function rosterFile(name: string): RosterFile | undefined {
  return ROSTER_FILES.find((file) => file.name.toLowerCase() === name.toLowerCase());
}
