import { describe, expect, it } from "vitest";
import { StudentQuery } from "#domain/people/student.schema";
import { columnsCookie, columnsOf } from "#web/components/admin/columns.server.ts";
import { csvAnswer, csvLine } from "#web/components/admin/csv.server.ts";
import { queryOf, withEmptied } from "#web/components/admin/query.server.ts";

const at = (path: string, cookie = "") =>
  new Request(`http://school.test${path}`, { headers: { cookie } });

describe("a CSV line", () => {
  it("quotes what a comma, a quote or a line break would tear", () => {
    expect(csvLine(["a,b", 'say "yes"', "two\nlines", null, 7])).toBe(
      '"a,b","say ""yes""","two\nlines",,7\r\n',
    );
  });

  it.each(["=1+1", "+81 90", "-5", "@sum", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])(
    "never lets a spreadsheet run %j",
    (cell) => {
      const [first] = csvLine([cell]).replace(/^"/, "");
      expect(first).toBe("'");
    },
  );

  it("leaves names, numbers with leading zeros and dates as they are", () => {
    expect(csvLine(["O'Brien", "0042", "2026-11-20", "青木 伊織"])).toBe(
      "O'Brien,0042,2026-11-20,青木 伊織\r\n",
    );
  });
});

describe("a CSV answer", () => {
  it("writes page after page until there is none", async () => {
    const asked: number[] = [];
    const answer = await csvAnswer("list.csv", ["n"], async (page) => {
      asked.push(page);
      return page <= 3 ? [[`row ${page}`]] : null;
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe("n\r\nrow 1\r\nrow 2\r\nrow 3\r\n");
    expect(asked).toEqual([1, 2, 3, 4]);
  });

  it("refuses before it begins when the first page is refused", async () => {
    const refused = csvAnswer("list.csv", ["n"], () => Promise.reject(new Error("not yours")));
    await expect(refused).rejects.toThrow("not yours");
  });
});

describe("a list's filters in the address", () => {
  it("reads what fits, drops empty ones and turns nonsense into the default", () => {
    const query = queryOf(at("/?q=ao&grade=&status=nobody&page=0&sort=grade"), StudentQuery);
    expect(query).toMatchObject({ q: "ao", status: "enrolled", page: 1, sort: "grade" });
    expect(query.grade).toBeUndefined();
  });

  it("says null for what a form has emptied, and nothing of the rest", () => {
    const value: { phone?: string | null; email?: string | null } = { email: "a@b.example" };
    expect(withEmptied(value, ["phone"])).toEqual({ email: "a@b.example", phone: null });
  });
});

describe("the columns of a list", () => {
  const known = ["number", "grade", "classes"];

  it("are the usual ones until somebody chooses, then those, in their own order", () => {
    expect(columnsOf(at("/"), "students", known, ["grade"])).toEqual(["grade"]);
    const cookie = columnsCookie(at("/"), "students", ["classes", "number"], "https:");
    const [pair = ""] = cookie.split(";");
    expect(columnsOf(at("/", pair), "students", known, ["grade"])).toEqual(["number", "classes"]);
    expect(cookie).toMatch(/; Secure$/);
  });

  it("keep the choices of other lists, and hold against a cookie that somebody made up", () => {
    const [first = ""] = columnsCookie(at("/"), "staff", ["email"], "http:").split(";");
    const [both = ""] = columnsCookie(at("/", first), "students", [], "http:").split(";");
    expect(columnsOf(at("/", both), "staff", ["email", "phone"], [])).toEqual(["email"]);
    expect(columnsOf(at("/", both), "students", known, ["grade"])).toEqual([]);
    const odd = "columns=students.number.<script>.grade";
    expect(columnsOf(at("/", odd), "students", known, ["grade"])).toEqual(["number"]);
  });
});
