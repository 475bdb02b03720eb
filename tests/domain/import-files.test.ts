import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readLayout, readRows } from "#domain/integrations/files/csv-rows";
import { parseDate } from "#domain/integrations/files/date-text";
import { inspectUpload } from "#domain/integrations/files/inspect-upload";
import { decodeText, detectEncoding } from "#domain/integrations/files/text-encoding";
import { readZip, unpack, verifyZip } from "#domain/integrations/files/zip-archive";
import { csvBytes, encode, rosterZip, schoolSheets, type Written } from "#tests/support/rosters";

const refusal = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "accepted";
};

/** Bytes in pieces of a few bytes, as streams deliver them. */
function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function parse(bytes: Uint8Array, size = 7) {
  const open = () => pieces(bytes, size);
  const layout = readLayout(open);
  return { ...layout, read: [...readRows(open, layout)] };
}

describe("the encoding of a file", () => {
  const found = (text: string, encoding: Written["encoding"]) =>
    detectEncoding(pieces(encode(text, encoding), 5)).encoding;

  it.each([
    ["学籍番号,氏名\r\n001,山田 太郎\r\n", "shift_jis"],
    ["id,name\n1,林\n2,森\n", "shift_jis"],
    ["id,kana\n1,ﾔﾏﾀﾞ ﾀﾛｳ\n", "shift_jis"],
    ["id,name\n1,José Núñez\n2,Renée\n3,Müller\n4,Émile\n5,O’Brien\n", "windows-1252"],
    ["Vorname;Nachname\nJürgen;Groß\nÖzgür;Ünlü\n", "windows-1252"],
    ["id,name\n1,O’Brien\n", "windows-1252"],
    ["id,name\n1,“Bob” Smith\n", "windows-1252"],
    ["id,name\n1,山田\n", "utf-8"],
    ["id,name\n1,Zoë\n", "utf-8-bom"],
    ["id,name\n1,山田\n", "utf-16le"],
  ] as const)("%j written as %s is recognised", (text, encoding) => {
    expect(found(text, encoding)).toBe(encoding === "utf-8-bom" ? "utf-8" : encoding);
    const bytes = encode(text, encoding);
    const decoded = [...decodeText(pieces(bytes, 3), found(text, encoding))].join("");
    expect(decoded).toBe(text);
  });

  it("takes UTF-8 with a broken byte for UTF-8 that is damaged", () => {
    const bytes = new Uint8Array([...strToU8("山田太郎".repeat(20)), 0xff, 0x2c]);
    expect(detectEncoding([bytes])).toEqual({ encoding: "utf-8", damaged: true });
  });
});

describe("a CSV file", () => {
  it("is read with its line numbers, quoted line breaks and empty lines counted", () => {
    const text = 'sourcedId ;Name;x\r\n"001";"A ""q""\r\nB";1\r\n\r\n002;C;="007"\r\n';
    const { delimiter, header, rows, read } = parse(encode(text, "utf-8-bom"));
    expect({ delimiter, header, rows }).toEqual({
      delimiter: ";",
      header: ["sourcedId", "Name", "x"],
      rows: 2,
    });
    expect(read).toEqual([
      { line: 2, cells: ["001", 'A "q"\nB', "1"] },
      { line: 5, cells: ["002", "C", "007"] },
    ]);
  });

  it("may begin with Excel's hint and end its lines as old Macs did", () => {
    const { delimiter, header, read } = parse(strToU8("sep=;\ra;b\r1,5;2\r"));
    expect([delimiter, header, read]).toEqual([
      ";",
      ["a", "b"],
      [{ line: 3, cells: ["1,5", "2"] }],
    ]);
  });

  it("says on which line a quotation mark is opened that nobody closes", () => {
    expect(() => parse(strToU8('a,b\n1,2\n"3,4\n5,6\n'))).toThrow(/line 3/);
    expect(() => parse(strToU8(`a,b\n"${"x,y\n".repeat(400_000)}`), 65_536)).toThrow(/line 2/);
  });

  it("comes back as it was written, in every encoding, delimiter and piece size", () => {
    const cell = fc.string({
      unit: fc.constantFrom(..."ab0 ,;\t\"'-\nあ山ｶé".split("")),
      maxLength: 8,
    });
    const sheet = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 0, max: 6 }))
      .chain(([columns, rows]) =>
        fc
          .array(fc.array(cell, { minLength: columns, maxLength: columns }), {
            minLength: rows,
            maxLength: rows,
          })
          .map((body) => ({
            header: Array.from({ length: columns }, (_, at) => `col${at}`),
            rows: body,
          })),
      );
    fc.assert(
      fc.property(
        sheet,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.constantFrom("utf-8" as const, "utf-8-bom" as const, "utf-16le" as const),
        fc.integer({ min: 1, max: 50 }),
        (written, delimiter, newline, encoding, size) => {
          const bytes = csvBytes(written, { delimiter, newline, encoding });
          const { read, header } = parse(bytes, size);
          const expected = written.rows
            .map((row) => row.map((value) => value.trim()))
            .filter((row) => row.some((value) => value !== ""));
          expect(header).toEqual(written.header);
          expect(read.map(({ cells }) => cells)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("dates in cells", () => {
  it.each([
    ["2012-04-03", "2012-04-03"],
    ["2012/4/3", "2012-04-03"],
    ["2012年4月3日", "2012-04-03"],
    ["平成24年4月3日", "2012-04-03"],
    ["H24.4.3", "2012-04-03"],
    ["令和元年5月1日", "2019-05-01"],
    ["20120403", "2012-04-03"],
    ["3.4.2012", "2012-04-03"],
    ["3/4/2012", "2012-04-03"],
    ["4/13/2012", "2012-04-13"],
    ["2020-04-01T00:00:00Z", "2020-04-01"],
    ["２０１２／４／３", "2012-04-03"],
    ["2012-02-30", null],
    ["next week", null],
    ["", null],
  ])("%j is %j", (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it("reads 4/3/2012 with the month first where that is the custom", () => {
    expect(parseDate("4/3/2012", "month_first")).toBe("2012-04-03");
  });
});

describe("an uploaded zip", () => {
  const good = rosterZip(schoolSheets());

  it("unpacks to what was packed", () => {
    const entries = readZip(good);
    verifyZip(good, entries);
    expect(entries.map(({ name }) => name)).toContain("users.csv");
    const orgs = entries.find(({ name }) => name === "orgs.csv");
    const text = [...unpack(good, orgs as never)].map((piece) => new TextDecoder().decode(piece));
    expect(text.join("")).toContain("Hillside School");
  });

  it("may have one folder around its files, and what macOS adds", () => {
    const zip = zipSync({
      "roster/users.csv": strToU8("sourcedId\n"),
      "__MACOSX/roster/._users.csv": strToU8("x"),
      "roster/.DS_Store": strToU8("x"),
    });
    expect(readZip(zip).map(({ name }) => name)).toEqual(["users.csv"]);
  });

  it.each([
    "../users.csv",
    "/etc/users.csv",
    "a\\users.csv",
    "C:users.csv",
    "a/b/users.csv",
    "a/../../users.csv",
  ])("with the path %s is refused", (path) => {
    const zip = zipSync({ [path]: strToU8("sourcedId\n"), "orgs.csv": strToU8("a\n") });
    expect(refusal(() => inspectUpload("r.zip", zip))).toBe("VALIDATION_ERROR");
  });

  it("that is a bomb is refused by what it declares, and by what it unpacks to when it lies", () => {
    const zeros = new Uint8Array(30 * 1024 * 1024);
    expect(refusal(() => inspectUpload("r.zip", zipSync({ "users.csv": zeros })))).toBe(
      "PAYLOAD_TOO_LARGE",
    );
    const honest = zipSync({ "users.csv": strToU8("a,b\n".repeat(3000)) });
    const lying = honest.slice();
    const view = new DataView(lying.buffer);
    const at = lying.length - 22 - 46 - "users.csv".length;
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    view.setUint32(at + 24, 1000, true);
    expect(refusal(() => inspectUpload("r.zip", lying))).toBe("PAYLOAD_TOO_LARGE");
  });

  it("that is encrypted, nested, cut off, overlapping or altered is refused", () => {
    const change = (at: number, value: number) => {
      const zip = zipSync({ "users.csv": [strToU8("sourcedId,name\n1,A\n"), { level: 0 }] });
      zip[at < 0 ? zip.length + at : at] = value;
      return refusal(() => inspectUpload("r.zip", zip));
    };
    const central = -22 - 46 - "users.csv".length;
    expect(change(central + 8, 1)).toBe("VALIDATION_ERROR");
    expect(change(40, 0x58)).toBe("VALIDATION_ERROR");
    const nested = zipSync({ "users.csv": strToU8("a\n"), "inner.zip": good });
    expect(refusal(() => inspectUpload("r.zip", nested))).toBe("VALIDATION_ERROR");
    const disguised = zipSync({ "users.csv": good });
    expect(refusal(() => inspectUpload("r.zip", disguised))).toBe("VALIDATION_ERROR");
    expect(refusal(() => inspectUpload("r.zip", good.slice(0, -30)))).toBe("VALIDATION_ERROR");
  });

  it("with more than fifty files is refused", () => {
    const many = Object.fromEntries(
      Array.from({ length: 51 }, (_, at) => [`users${at}.csv`, strToU8("a\n")]),
    );
    expect(refusal(() => inspectUpload("r.zip", zipSync(many)))).toBe("PAYLOAD_TOO_LARGE");
  });

  it("never makes the reader fail in another way, whatever its bytes are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        (changes) => {
          const zip = good.slice();
          for (const [at, value] of changes) zip[at] = value;
          expect([
            "accepted",
            "VALIDATION_ERROR",
            "PAYLOAD_TOO_LARGE",
            "UNSUPPORTED_MEDIA_TYPE",
          ]).toContain(refusal(() => inspectUpload("r.zip", zip)));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("an upload that is no roster", () => {
  it.each([
    ["roster.pdf", strToU8("%PDF-1.7")],
    ["roster.csv", strToU8("%PDF-1.7")],
    [
      "roster.xlsx",
      zipSync({ "[Content_Types].xml": strToU8("<x/>"), "xl/a/b.xml": strToU8("<x/>") }),
    ],
    ["roster.xls", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ["roster.csv", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
    ["roster.csv", strToU8("<!doctype html><table>")],
    ["roster.csv", strToU8('{"users": []}')],
    ["roster.csv", new Uint8Array([1, 2, 3, 0, 0, 0, 65])],
    ["roster.docx", strToU8("name,class")],
    ["roster.zip", strToU8("name,class")],
    ["photos.zip", zipSync({ "a.txt": strToU8("hello") })],
  ])("%s is refused as the wrong type", (name, bytes) => {
    expect(refusal(() => inspectUpload(name, bytes))).toBe("UNSUPPORTED_MEDIA_TYPE");
  });

  it("is refused when it is empty or too large", () => {
    expect(refusal(() => inspectUpload("a.csv", new Uint8Array()))).toBe("VALIDATION_ERROR");
    const large = new Uint8Array(21 * 1024 * 1024).fill(65);
    expect(refusal(() => inspectUpload("a.csv", large))).toBe("PAYLOAD_TOO_LARGE");
  });
});
