export * from "./constants";
export { createFounder } from "./create-founder";
export { getCurrentUser } from "./get-current-user";
export * from "./guardian.schema";
export { guardianshipDirectory } from "./guardianship-directory";
export * from "./household.schema";
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
export { matchesSearch } from "./person-search";
export * from "./student.schema";
export { studentDirectory } from "./student-directory";
export { today } from "./today";
export * from "./user.schema";
