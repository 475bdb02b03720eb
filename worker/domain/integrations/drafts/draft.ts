import type { CLASS_TYPES, EnrollmentRole, SESSION_TYPES } from "#domain/academics/constants";
import type { Role } from "#domain/auth/constants";
import type { GuardianRelation, SEXES } from "#domain/people/constants";
import type { SCHOOL_TYPES } from "#domain/tenancy/constants";
import type { ImportEntity } from "../constants";

/** A record of the file named by its sourcedId, and the column that names it. */
export type Ref = { to: string; column: string };

/** A role that the file gives; `org` null is the whole organisation. */
export type Grant = {
  role: Role;
  org: Ref | null;
  beginsOn: string | null;
  endsOn: string | null;
};

/**
 * What a file says of a record, in the file's own references. A missing value says nothing and
 * leaves what is there; null clears it.
 */
export type Says = {
  orgs: {
    name: string;
    type: (typeof SCHOOL_TYPES)[number];
    identifier?: string;
    parent: Ref | null;
  };
  academicSessions: {
    title: string;
    type: (typeof SESSION_TYPES)[number];
    startsOn: string;
    endsOn: string;
    parent: Ref | null;
    schoolYear: number;
  };
  courses: {
    title: string;
    code?: string;
    grades?: string[];
    school: Ref | null;
    session: Ref | null;
  };
  classes: {
    title: string;
    code?: string;
    type?: (typeof CLASS_TYPES)[number];
    grades?: string[];
    location?: string;
    periods?: string;
    school: Ref | null;
    course?: Ref | null;
    sessions?: Ref[];
  };
  users: {
    givenName: string;
    middleName?: string;
    familyName: string;
    preferredName?: string;
    kanaGivenName?: string;
    kanaFamilyName?: string;
    username?: string;
    email?: string;
    phone?: string;
    birthOn?: string;
    sex?: (typeof SEXES)[number];
    metadata?: Record<string, string>;
    /** Admission or staff number. */
    number?: string;
    grade?: string;
    enteredOn?: string;
    /** What the person is; false: the file says that they are not. */
    isStudent?: boolean;
    isStaff?: boolean;
    isGuardian?: boolean;
    orgs: Ref[];
    grants: Grant[];
    /** Somebody else's row mentions the person; one who is known already stays as they are. */
    mentioned?: boolean;
  };
  enrollments: {
    class: Ref;
    school: Ref | null;
    user: Ref;
    role: EnrollmentRole;
    isPrimary: boolean;
    beginsOn?: string;
    /** null: the file has the column and leaves it empty. */
    endsOn?: string | null;
  };
  guardianships: {
    /** The two ends of the tie in any order; the one who is a student is the child. */
    one: Ref;
    other: Ref;
    relation: GuardianRelation;
    priority?: number;
  };
};

export type DraftOf<E extends ImportEntity> = {
  entity: E;
  sourcedId: string;
  label: string;
  file: string;
  line: number;
  /** Null: the row cannot be used, but the record is in the file and so not gone. */
  says: Says[E] | null;
  /** The row says that the record has ended. */
  ends: boolean;
  /** Several rows may speak of the same record (a class, a parent): the first one counts. */
  repeats: boolean;
};

export type Draft = { [E in ImportEntity]: DraftOf<E> }[ImportEntity];
