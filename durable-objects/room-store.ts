import {
  type AnsweredOp,
  countMarks,
  type LoadedRegister,
  type Mark,
  type RegisterFrame,
  type RegisterHead,
  type RoomChange,
} from "#domain/attendance/index";

/** A register as the room holds it. */
export type KeptRegister = {
  head: RegisterHead;
  frame: RegisterFrame;
  /** Changes up to here are not in the log: the database had them before. */
  loggedFrom: number;
  /** Clients that saw less than this need a snapshot. */
  snapshotFrom: number;
  loadedAt: number;
};

type RegisterRow = {
  head: string;
  frame: string;
  logged_from: number;
  snapshot_from: number;
  loaded_at: number;
};

const TABLES = `
  create table if not exists meta (key text primary key, value text not null) without rowid;
  create table if not exists registers (
    id text primary key, on_date text not null, head text not null, frame text not null,
    logged_from integer not null, snapshot_from integer not null, loaded_at integer not null,
    touched_at integer not null) without rowid;
  create index if not exists registers_by_day on registers (on_date);
  create table if not exists marks (
    register_id text not null, student_id text not null, mark text not null,
    primary key (register_id, student_id)) without rowid;
  create table if not exists changes (
    seq integer primary key, register_id text not null, change text not null,
    flushed_at integer, error text);
  create index if not exists changes_by_register on changes (register_id, seq);
  create index if not exists changes_pending on changes (seq) where flushed_at is null;
  create table if not exists answers (
    register_id text not null, op_id text not null, answer text not null,
    primary key (register_id, op_id)) without rowid;`;

/**
 * The room's storage: registers, marks, the numbered log of changes and the answers given. SQLite is
 * the truth; the number and the parsed frames are kept in memory beside it and made again from it.
 */
export class RoomStore {
  #seq: number;
  readonly #frames = new Map<string, RegisterFrame>();

  constructor(private readonly storage: DurableObjectStorage) {
    storage.sql.exec(TABLES);
    this.#seq = this.#readSeq();
  }

  /** Runs all of it or nothing. Messages leave the room only after it is on disk (output gate). */
  transaction<T>(work: () => T): T {
    try {
      return this.storage.transactionSync(work);
    } catch (error) {
      this.#seq = this.#readSeq();
      this.#frames.clear();
      throw error;
    }
  }

  get seq(): number {
    return this.#seq;
  }

  meta(key: string): string | null {
    const [row] = this.#rows<{ value: string }>("select value from meta where key = ?", key);
    return row?.value ?? null;
  }

  setMeta(key: string, value: string): void {
    this.storage.sql.exec("insert or replace into meta (key, value) values (?, ?)", key, value);
  }

  register(id: string): KeptRegister | null {
    const [row] = this.#rows<RegisterRow>(
      `select head, ${this.#frames.has(id) ? "'' as frame" : "frame"}, logged_from, snapshot_from, loaded_at
       from registers where id = ?`,
      id,
    );
    if (!row) return null;
    const frame = this.#frames.get(id) ?? (JSON.parse(row.frame) as RegisterFrame);
    this.#frames.set(id, frame);
    return {
      head: JSON.parse(row.head) as RegisterHead,
      frame,
      loggedFrom: row.logged_from,
      snapshotFrom: row.snapshot_from,
      loadedAt: row.loaded_at,
    };
  }

  /**
   * Takes over what the database says of a register. Its state and marks count only where it is
   * ahead of the room, which it can be when the room knew nothing. True when watchers must be shown
   * the register anew.
   */
  takeOver(loaded: LoadedRegister, now: number): boolean {
    const { id } = loaded.head;
    const kept = this.register(id);
    const isAhead = !kept || (loaded.head.seq > kept.head.seq && !this.hasPending(id));
    const highest = Math.max(loaded.head.seq, ...loaded.answered.map(({ seq }) => seq));
    if (highest > this.#seq) this.#setSeq(highest);
    if (isAhead) this.#putMarks(id, loaded.marks);
    for (const answer of loaded.answered) this.saveAnswer(id, answer, "ignore");
    const untouched = loaded.head.seq === 0 && (kept?.head.seq ?? 0) === 0;
    const base = isAhead || untouched ? loaded.head : kept.head;
    const head = { ...base, counts: countMarks(loaded.frame.roster, this.marks(id)) };
    const frameChanged =
      kept !== null && JSON.stringify(kept.frame) !== JSON.stringify(loaded.frame);
    const anew = kept !== null && (isAhead || frameChanged);
    if (anew) this.#setSeq(this.#seq + 1);
    const loggedFrom = isAhead ? loaded.head.seq : kept.loggedFrom;
    this.storage.sql.exec(
      "insert or replace into registers values (?, ?, ?, ?, ?, ?, ?, ?)",
      id,
      head.on,
      JSON.stringify(head),
      JSON.stringify(loaded.frame),
      loggedFrom,
      anew ? this.#seq : (kept?.snapshotFrom ?? loggedFrom),
      now,
      now,
    );
    this.#frames.set(id, loaded.frame);
    return anew;
  }

  mark(registerId: string, studentId: string): Mark | null {
    const [row] = this.#rows<{ mark: string }>(
      "select mark from marks where register_id = ? and student_id = ?",
      registerId,
      studentId,
    );
    return row ? (JSON.parse(row.mark) as Mark) : null;
  }

  marks(registerId: string): Mark[] {
    return this.#rows<{ mark: string }>(
      "select mark from marks where register_id = ?",
      registerId,
    ).map((row) => JSON.parse(row.mark) as Mark);
  }

  /** Appends decided changes to the log and makes them the register's state. */
  append(changes: RoomChange[], now: number): void {
    const { sql } = this.storage;
    for (const change of changes) {
      sql.exec(
        "insert into changes (seq, register_id, change) values (?, ?, ?)",
        change.seq,
        change.registerId,
        JSON.stringify(change),
      );
      if (change.after) this.#putMarks(change.registerId, [change.after]);
      this.#seq = change.seq;
    }
    const last = changes.findLast((change) => change.kind !== "refused");
    if (!last) return;
    sql.exec(
      "update registers set head = ?, touched_at = ? where id = ?",
      JSON.stringify(last.head),
      now,
      last.registerId,
    );
  }

  answer(registerId: string, opId: string): AnsweredOp | null {
    const [row] = this.#rows<{ answer: string }>(
      "select answer from answers where register_id = ? and op_id = ?",
      registerId,
      opId,
    );
    return row ? (JSON.parse(row.answer) as AnsweredOp) : null;
  }

  saveAnswer(registerId: string, answer: AnsweredOp, onConflict: "abort" | "ignore"): void {
    this.storage.sql.exec(
      `insert or ${onConflict} into answers (register_id, op_id, answer) values (?, ?, ?)`,
      registerId,
      answer.opId,
      JSON.stringify(answer),
    );
  }

  /** What happened to a register after a number, in order; refused attempts are not news. */
  changesAfter(registerId: string, seq: number): RoomChange[] {
    return this.#rows<{ change: string }>(
      "select change from changes where register_id = ? and seq > ? order by seq",
      registerId,
      seq,
    )
      .map((row) => JSON.parse(row.change) as RoomChange)
      .filter((change) => change.kind !== "refused");
  }

  /** The registers of a day that the room knows. */
  headsOn(on: string): { head: RegisterHead; teacherIds: string[] }[] {
    return this.#rows<{ id: string }>("select id from registers where on_date = ?", on).flatMap(
      ({ id }) => {
        const kept = this.register(id);
        if (!kept) return [];
        return [{ head: kept.head, teacherIds: kept.frame.teachers.map((one) => one.id) }];
      },
    );
  }

  /** The oldest changes that the database has not been told. */
  pending(limit: number): RoomChange[] {
    return this.#rows<{ change: string }>(
      `select change from changes where flushed_at is null and error is null order by seq limit ?`,
      limit,
    ).map((row) => JSON.parse(row.change) as RoomChange);
  }

  hasPending(registerId?: string): boolean {
    const [row] = this.#rows(
      `select 1 from changes where flushed_at is null and error is null
       and (?1 is null or register_id = ?1) limit 1`,
      registerId ?? null,
    );
    return row !== undefined;
  }

  settle(changes: RoomChange[], now: number): void {
    for (const { seq } of changes) {
      this.storage.sql.exec("update changes set flushed_at = ? where seq = ?", now, seq);
    }
  }

  /** Sets a change aside that the database will never take, so that the ones after it go on. */
  setAside(change: RoomChange, error: string): void {
    this.storage.sql.exec("update changes set error = ? where seq = ?", error, change.seq);
  }

  /** Forgets registers that nobody touched since `before` and that the database has completely. */
  prune(before: number): number {
    const ids = this.#rows<{ id: string }>(
      `select id from registers where touched_at < ? and not exists
       (select 1 from changes where register_id = registers.id and flushed_at is null)`,
      before,
    ).map((row) => row.id);
    if (ids.length > 0) this.setMeta("seq", String(this.#seq));
    for (const id of ids) {
      for (const table of ["changes", "answers", "marks"]) {
        this.storage.sql.exec(`delete from ${table} where register_id = ?`, id);
      }
      this.storage.sql.exec("delete from registers where id = ?", id);
      this.#frames.delete(id);
    }
    return ids.length;
  }

  #putMarks(registerId: string, marks: Mark[]): void {
    for (const mark of marks) {
      this.storage.sql.exec(
        "insert or replace into marks (register_id, student_id, mark) values (?, ?, ?)",
        registerId,
        mark.studentId,
        JSON.stringify(mark),
      );
    }
  }

  #setSeq(seq: number): void {
    this.#seq = seq;
    this.setMeta("seq", String(seq));
  }

  #readSeq(): number {
    const [row] = this.#rows<{ seq: number | null }>("select max(seq) as seq from changes");
    return Math.max(row?.seq ?? 0, Number(this.meta("seq") ?? 0));
  }

  #rows<T>(query: string, ...bindings: (string | number | null)[]): T[] {
    return this.storage.sql.exec(query, ...bindings).toArray() as T[];
  }
}
