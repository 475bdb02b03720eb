/**
 * Roster import. Every batch of a commit or an undo leaves one audit entry (`import.applied`,
 * `import.reverted`) with counts; the record of each single change is its row in `import_rows`, which
 * holds what the file says (`after`) and the whole record as it was before (`before`).
 */
export { applyImport, revertImport } from "./apply-import";
export { checkImport } from "./check-import";
export { commitImport } from "./commit-import";
export * from "./constants";
export { tooLarge } from "./files/inspect-upload";
export * from "./import.schema";
export { listImportProblems } from "./list-import-problems";
export { listImportRows } from "./list-import-rows";
export { getImport, listImports } from "./list-imports";
export { mapImport } from "./map-import";
export { undoImport } from "./undo-import";
export { type Upload, uploadImport } from "./upload-import";
