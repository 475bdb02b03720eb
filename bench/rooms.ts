import { connect, type Incoming, next, type RoomUnderTest } from "./room-load.ts";

const WATCHERS = 30;

type Summary = { id: string; schoolId: string; state: string };
type Register = Summary & {
  roster: { id: string }[];
  marks: { studentId: string; code: string | null; version: number }[];
  codes: { code: string; status?: string }[];
};

/** A register of today in the demo school, with a teacher and thirty watchers on sockets. */
export async function homeroomRoom(url: string, token: string): Promise<RoomUnderTest> {
  const headers = { authorization: `Bearer ${token}` };
  const today = await get<Summary[]>(`${url}/api/v1/registers?perPage=50`, headers);
  const due = today.find((one) => one.state === "not_opened") ?? today[0];
  if (!due) throw new Error("the demo school has no register today");
  if (due.state === "submitted") {
    const body = JSON.stringify({ reason: "bench" });
    const json = { ...headers, "content-type": "application/json" };
    await fetch(`${url}/api/v1/registers/${due.id}/reopen`, {
      method: "POST",
      headers: json,
      body,
    });
  } else {
    await fetch(`${url}/api/v1/registers/${due.id}/open`, { method: "POST", headers });
  }
  const register = await get<Register>(`${url}/api/v1/registers/${due.id}`, headers);
  const socketUrl = `${url.replace("http", "ws")}/api/v1/live?schoolId=${due.schoolId}`;
  const watchers = [];
  for (let i = 0; i <= WATCHERS; i++) {
    const watcher = await connect(socketUrl, headers);
    const shown = next(watcher, (message) => message.type === "snapshot");
    watcher.socket.send(JSON.stringify({ type: "watch", registerId: due.id }));
    await shown;
    watchers.push(watcher);
  }
  const [marker, ...others] = watchers;
  if (!marker) throw new Error("no socket");
  const students = register.roster.map((student) => student.id);
  const marks = new Map(register.marks.map((mark) => [mark.studentId, mark]));
  const [one, other] = register.codes.map((entry) => entry.code);
  const studentOf = (n: number) => students[n % students.length] ?? "";
  // A mark that changes nothing is not shown to anybody, so it is always the other code.
  const codeOf = (studentId: string) => (marks.get(studentId)?.code === one ? other : one);
  return {
    marker,
    watchers: others,
    message: (n) => ({
      type: "mark",
      opId: crypto.randomUUID(),
      registerId: due.id,
      studentId: studentOf(n),
      code: codeOf(studentOf(n)),
      baseVersion: marks.get(studentOf(n))?.version ?? 0,
    }),
    acknowledged: (n: number, ack: Incoming) => {
      const studentId = studentOf(n);
      const code = codeOf(studentId) ?? null;
      marks.set(studentId, { studentId, code, version: ack.version ?? 0 });
    },
  };
}

/** The bare room with the same number of watchers and messages of the same size. */
export async function bareRoom(port: number, count: number): Promise<RoomUnderTest> {
  const url = `ws://127.0.0.1:${port}/`;
  const marker = await connect(url);
  const watchers = await Promise.all(Array.from({ length: count }, () => connect(url)));
  return {
    marker,
    watchers,
    message: (n) => ({
      type: "mark",
      opId: crypto.randomUUID(),
      registerId: "reg_01jd0000000000000000000000_20261120_0900",
      studentId: `stu_01jd00000000000000000000${String(n % 20).padStart(2, "0")}`,
      code: "P",
      baseVersion: n,
    }),
    acknowledged: () => undefined,
  };
}

async function get<T>(url: string, headers: Record<string, string>): Promise<T> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return ((await response.json()) as { data: T }).data;
}
