export * from "./constants";
export { createFounder } from "./create-founder";
export { guardianshipDirectory } from "./guardianship-directory";
export {
  displayName,
  foldTerm,
  type PersonName,
  readingOf,
  searchTermsOf,
  searchWords,
  sortNameOf,
} from "./names";
export { personDirectory } from "./person-directory";
export { studentDirectory } from "./student-directory";
