import type { studentDirectory } from "#domain/people/index";

type Directory = ReturnType<typeof studentDirectory<"student_directory">>;
type DirectoryColumns = Pick<Directory, keyof Directory["_"]["selectedFields"]>;

/** All columns of the student directory, to select them beside others. */
export function columnsOf(student: Directory): DirectoryColumns {
  const keys = Object.keys(student._.selectedFields) as (keyof DirectoryColumns)[];
  return Object.fromEntries(keys.map((key) => [key, student[key]])) as DirectoryColumns;
}
