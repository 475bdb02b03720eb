import {
  countMarks,
  type LoadedRegister,
  type Mark,
  type PersonRef,
  type RegisterFrame,
  type RegisterHead,
  type RoomChange,
} from "#domain/attendance/index";
import { RoomLog } from "./room-log";

const REGISTERS_IN_MEMORY = 200;

/** A register as the room holds it. Never changed in place. */
export type KeptRegister = {
  readonly head: RegisterHead;
  readonly frame: RegisterFrame;
  /** Changes up to here are not in the log: the database had them before. */
  readonly loggedFrom: number;
  /** Clients that saw less than this need a snapshot. */
  readonly snapshotFrom: number;
  readonly loadedAt: number;
};

type RegisterRow = {
  head: string;
  frame: string;
  logged_from: number;
  snapshot_from: number;
  loaded_at: number;
};

// The frame is large and seldom changes; the head is small and changes with every mark.
const TABLES = `
  create table if not exists meta (key text primary key, value text not null) without rowid;
  create table if not exists registers (
    id text primary key, on_date text not null, head text not null, logged_from integer not null,
    snapshot_from integer not null, loaded_at integer not null, touched_at integer not null)
    without rowid;
  create index if not exists registers_by_day on registers (on_date);
  create table if not exists frames (id text primary key, frame text not null) without rowid;
  create table if not exists marks (
    register_id text not null, student_id text not null, mark text not null,
    primary key (register_id, student_id)) without rowid;`;

/**
 * The room's storage: registers, marks and the log. SQLite is the truth; the last number and the
 * registers in use are kept in memory beside it, and forgotten whenever a transaction fails.
 */
export class RoomStore {
  readonly log: RoomLog;
  #seq: number;
  readonly #known = new Map<string, KeptRegister>();

  constructor(private readonly storage: DurableObjectStorage) {
    storage.sql.exec(TABLES);
    this.log = new RoomLog(storage.sql);
    this.#seq = this.#readSeq();
  }

  /** Runs all of it or nothing. Messages leave the room only after it is on disk (output gate). */
  transaction<T>(work: () => T): T {
    try {
      return this.storage.transactionSync(work);
    } catch (error) {
      this.#seq = this.#readSeq();
      this.#known.clear();
      throw error;
    }
  }

  /** The room's last number. */
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
    const known = this.#known.get(id);
    if (known) return known;
    const [row] = this.#rows<RegisterRow>(
      `select head, frame, logged_from, snapshot_from, loaded_at
       from registers join frames using (id) where id = ?`,
      id,
    );
    if (!row) return null;
    return this.#remember(id, {
      head: JSON.parse(row.head) as RegisterHead,
      frame: JSON.parse(row.frame) as RegisterFrame,
      loggedFrom: row.logged_from,
      snapshotFrom: row.snapshot_from,
      loadedAt: row.loaded_at,
    });
  }

  /** The registers of a day that the room knows. */
  headsOn(on: string): { head: RegisterHead; teacherIds: string[] }[] {
    return this.#rows<{ head: string; teachers: string }>(
      `select head, json_extract(frame, '$.teachers') as teachers
       from registers join frames using (id) where on_date = ?`,
      on,
    ).map((row) => ({
      head: JSON.parse(row.head) as RegisterHead,
      teacherIds: (JSON.parse(row.teachers) as PersonRef[]).map(({ id }) => id),
    }));
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

  /** Appends decided changes of one register to the log and makes them its state. */
  append(kept: KeptRegister, changes: RoomChange[], now: number): void {
    for (const change of changes) {
      this.log.append(change);
      if (change.after) this.#putMarks(change.registerId, [change.after]);
      this.#seq = change.seq;
    }
    const head = changes.findLast((change) => change.kind !== "refused")?.head;
    if (!head) return;
    this.storage.sql.exec(
      "update registers set head = ?, touched_at = ? where id = ?",
      JSON.stringify(head),
      now,
      head.id,
    );
    this.#remember(head.id, { ...kept, head });
  }

  /**
   * Takes over what the database says of a register. Its state and marks count only where it is
   * ahead of the room, which it can be when the room knew nothing. True when whoever watches must
   * be shown the register anew; that takes a number, so that who was away is shown it too.
   */
  takeOver(loaded: LoadedRegister, now: number): boolean {
    const { id } = loaded.head;
    const kept = this.register(id);
    const isAhead = !kept || (loaded.head.seq > kept.head.seq && !this.log.hasPending(id));
    this.#raiseSeq(Math.max(loaded.head.seq, ...loaded.answered.map(({ seq }) => seq)));
    if (isAhead) this.#putMarks(id, loaded.marks);
    for (const answer of loaded.answered) this.log.saveAnswer(id, answer);
    const isUntouched = loaded.head.seq === 0 && (kept?.head.seq ?? 0) === 0;
    const base = isAhead || isUntouched ? loaded.head : kept.head;
    const isNews =
      kept !== null && (isAhead || JSON.stringify(kept.frame) !== JSON.stringify(loaded.frame));
    if (isNews) this.#raiseSeq(this.#seq + 1);
    const loggedFrom = isAhead ? loaded.head.seq : kept.loggedFrom;
    this.#put(
      {
        head: { ...base, counts: countMarks(loaded.frame.roster, this.marks(id)) },
        frame: loaded.frame,
        loggedFrom,
        snapshotFrom: isNews ? this.#seq : (kept?.snapshotFrom ?? loggedFrom),
        loadedAt: now,
      },
      now,
    );
    return isNews;
  }

  /** Forgets registers that nobody touched since `before` and that the database has completely. */
  prune(before: number): void {
    const forgotten = this.#rows<{ id: string }>(
      `select id from registers where touched_at < ? and id not in (${RoomLog.UNTOLD})`,
      before,
    );
    this.setMeta("seq", String(this.#seq));
    for (const { id } of forgotten) {
      this.log.forget(id);
      this.storage.sql.exec("delete from marks where register_id = ?", id);
      this.storage.sql.exec("delete from frames where id = ?", id);
      this.storage.sql.exec("delete from registers where id = ?", id);
      this.#known.delete(id);
    }
  }

  #put(kept: KeptRegister, now: number): void {
    const { head, frame, loggedFrom, snapshotFrom, loadedAt } = kept;
    this.storage.sql.exec(
      "insert or replace into registers values (?, ?, ?, ?, ?, ?, ?)",
      head.id,
      head.on,
      JSON.stringify(head),
      loggedFrom,
      snapshotFrom,
      loadedAt,
      now,
    );
    this.storage.sql.exec(
      "insert or replace into frames values (?, ?)",
      head.id,
      JSON.stringify(frame),
    );
    this.#remember(head.id, kept);
  }

  #remember(id: string, kept: KeptRegister): KeptRegister {
    if (this.#known.size >= REGISTERS_IN_MEMORY) this.#known.clear();
    this.#known.set(id, kept);
    return kept;
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

  #raiseSeq(seq: number): void {
    if (seq <= this.#seq) return;
    this.#seq = seq;
    this.setMeta("seq", String(seq));
  }

  #readSeq(): number {
    return Math.max(this.log.lastSeq(), Number(this.meta("seq") ?? 0));
  }

  #rows<T>(query: string, ...bindings: (string | number | null)[]): T[] {
    return this.storage.sql.exec(query, ...bindings).toArray() as T[];
  }
}
