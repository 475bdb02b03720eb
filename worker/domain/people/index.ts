export * from "./constants";
export { createFounder } from "./create-founder";
export { createGuardian } from "./create-guardian";
export { createHousehold } from "./create-household";
export { createStaff } from "./create-staff";
export { createStudent } from "./create-student";
export { createUser } from "./create-user";
export { disableUser } from "./disable-user";
export { enableUser } from "./enable-user";
export { endGuardian } from "./end-guardian";
export { getCurrentUser } from "./get-current-user";
export { getGuardian } from "./get-guardian";
export { getHousehold } from "./get-household";
export { getUser, readUser } from "./get-user";
export * from "./guardian.schema";
export {
  adultGuard,
  GUARDIAN_CONFLICTS,
  guardianInsert,
  guardianLink,
} from "./guardian-writes";
export { guardianshipDirectory } from "./guardianship-directory";
export * from "./household.schema";
export {
  guardianshipsOfPairs,
  type ImportedGuardianship,
  importGuardianshipsWrites,
  removeGuardianshipsWrites,
  storedGuardianships,
} from "./import-guardianships";
export {
  type ImportedPerson,
  importPeopleWrites,
  PERSON_TABLES,
  removePartsWrites,
  removePeopleWrites,
  storedPeople,
} from "./import-people";
export { linkGuardian } from "./link-guardian";
export { listGuardians } from "./list-guardians";
export { listHouseholds } from "./list-households";
export { listUsers } from "./list-users";
export {
  type Namesake,
  type NumberHolder,
  nameKey,
  numberHolders,
  peopleByEmail,
  sourcedPersonDirectory,
  studentsNamed,
} from "./match-people";
export {
  displayName,
  foldTerm,
  type PersonName,
  readingOf,
  searchTermsOf,
  searchWords,
  sortNameOf,
} from "./names";
export * from "./person.schema";
export { personDirectory } from "./person-directory";
export { studentToWrite } from "./person-record";
export { matchesSearch } from "./person-search";
export { changedOf, definedOf } from "./person-writes";
export {
  type GradeSteps,
  gradeCounts,
  graduatesOf,
  promotionWrites,
} from "./promote-students";
export { returnStudent } from "./return-student";
export { foundGuardians, foundStaff } from "./search-people";
export { settlePeople } from "./settle-people";
export { staffDirectory } from "./staff-directory";
export { staffEnding } from "./staff-writes";
export * from "./student.schema";
export { studentDirectory, studentRecords } from "./student-directory";
export { studentFamily, toStudentGuardian } from "./student-family";
export { STUDENT_SQL, type StudentRow } from "./student-rows";
export {
  type ChangeParts,
  PERSON_CONFLICTS,
  studentInsert,
  studentLeaving,
} from "./student-writes";
export { namePartsOf } from "./to-guardian";
export { today } from "./today";
export { unlinkGuardian } from "./unlink-guardian";
export { updateGuardian } from "./update-guardian";
export { updateGuardianLink } from "./update-guardian-link";
export { updateHousehold } from "./update-household";
export { updateStaff } from "./update-staff";
export { updateStudent } from "./update-student";
export { updateUser } from "./update-user";
export * from "./user.schema";
export { accountToWrite, userToWrite } from "./user-scope";
