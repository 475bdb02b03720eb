import type { AnsweredOp, RoomChange } from "#domain/attendance/index";

const TABLES = `
  create table if not exists changes (
    seq integer primary key, register_id text not null, change text not null, error text);
  create index if not exists changes_by_register on changes (register_id, seq);
  create table if not exists told (id integer primary key check (id = 1), seq integer not null);
  create table if not exists answers (
    register_id text not null, op_id text not null, answer text not null,
    primary key (register_id, op_id)) without rowid;`;

const TOLD = "(select coalesce(max(seq), 0) from told)";

/**
 * The room's numbered log of changes and the answers it gave. An entry stays at least until the
 * database has it, and as long as its register stays in the room.
 */
export class RoomLog {
  constructor(private readonly sql: SqlStorage) {
    sql.exec(TABLES);
  }

  append(change: RoomChange): void {
    this.sql.exec(
      "insert into changes (seq, register_id, change) values (?, ?, ?)",
      change.seq,
      change.registerId,
      JSON.stringify(change),
    );
  }

  lastSeq(): number {
    const [row] = this.#rows<{ seq: number | null }>("select max(seq) as seq from changes");
    return row?.seq ?? 0;
  }

  /** What happened to a register after a number, in order; refused attempts are not news. */
  newsAfter(registerId: string, seq: number): RoomChange[] {
    return this.#changes(
      "select change from changes where register_id = ? and seq > ? order by seq",
      registerId,
      seq,
    ).filter((change) => change.kind !== "refused");
  }

  answer(registerId: string, opId: string): AnsweredOp | null {
    const [row] = this.#rows<{ answer: string }>(
      "select answer from answers where register_id = ? and op_id = ?",
      registerId,
      opId,
    );
    return row ? (JSON.parse(row.answer) as AnsweredOp) : null;
  }

  saveAnswer(registerId: string, answer: AnsweredOp): void {
    this.sql.exec(
      "insert or ignore into answers (register_id, op_id, answer) values (?, ?, ?)",
      registerId,
      answer.opId,
      JSON.stringify(answer),
    );
  }

  /** The oldest changes that the database has not been told. */
  pending(limit: number): RoomChange[] {
    return this.#changes(
      `select change from changes where seq > ${TOLD} order by seq limit ?`,
      limit,
    );
  }

  hasPending(registerId?: string): boolean {
    const [row] = this.#rows(
      `select 1 from changes where seq > ${TOLD} and (?1 is null or register_id = ?1) limit 1`,
      registerId ?? null,
    );
    return row !== undefined;
  }

  /** The database has everything up to this number. */
  settle(seq: number): void {
    this.sql.exec("insert or replace into told (id, seq) values (1, ?)", seq);
  }

  /** Sets a change aside that the database will never take; it stays here with the reason. */
  setAside({ seq }: RoomChange, error: string): void {
    this.sql.exec("update changes set error = ? where seq = ?", error, seq);
    this.settle(seq);
  }

  /** Registers with changes that the database does not have, as a subquery of their ids. */
  static readonly UNTOLD = `select register_id from changes where error is not null
    union select register_id from changes where seq > ${TOLD}`;

  forget(registerId: string): void {
    this.sql.exec("delete from changes where register_id = ?", registerId);
    this.sql.exec("delete from answers where register_id = ?", registerId);
  }

  #changes(query: string, ...bindings: (string | number)[]): RoomChange[] {
    return this.#rows<{ change: string }>(query, ...bindings).map(
      (row) => JSON.parse(row.change) as RoomChange,
    );
  }

  #rows<T>(query: string, ...bindings: (string | number | null)[]): T[] {
    return this.sql.exec(query, ...bindings).toArray() as T[];
  }
}
