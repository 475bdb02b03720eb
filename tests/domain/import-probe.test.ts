import { expect, test } from "vitest";
import { detectEncoding, decodeText } from "#domain/integrations/files/text-encoding";
import { readLayout, readRows } from "#domain/integrations/files/csv-rows";
import { readZip, unpack, verifyZip } from "#domain/integrations/files/zip-archive";
import { parseDate } from "#domain/integrations/date-text";
import Encoding from "encoding-japanese";
import { zipSync, strToU8 } from "fflate";
const sj = (t: string) => new Uint8Array(Encoding.convert(Encoding.stringToCode(t), { to: "SJIS", from: "UNICODE" }));
const l1 = (t: string) => new Uint8Array([...t].map((c) => { const w: Record<string, number> = {"’":0x92,"“":0x93,"”":0x94,"€":0x80}; return w[c] ?? c.charCodeAt(0); }));
test("enc", () => {
  const d = (b: Uint8Array) => detectEncoding([b]).encoding;
  expect(d(sj("学籍番号,氏名\n001,山田 太郎\n"))).toBe("shift_jis");
  expect(d(sj("id,name\n1,林\n2,ﾔﾏﾀﾞ ﾀﾛｳ\n"))).toBe("shift_jis");
  expect(d(sj("id,kana\n1,ﾔﾏﾀﾞ\n"))).toBe("shift_jis");
  expect(d(l1("id,name\n1,José\n2,Renée\n3,Müller\n4,Émile\n5,O’Brien\n6,Peña García\n7,“Bob”\n"))).toBe("windows-1252");
  expect(d(l1("id,name\n1,O’Brien\n"))).toBe("windows-1252");
  expect(d(l1("Vorname;Nachname\nJürgen;Groß\nÖzgür;Ünlü\n"))).toBe("windows-1252");
  expect(d(strToU8("é"))).toBe("utf-8");
  expect(detectEncoding([new Uint8Array([...strToU8("山田太郎山田太郎山田太郎山田太郎山田太郎山田太郎"), 0xff])])).toEqual({encoding:"utf-8",damaged:true});
});
test("csv", () => {
  const b = strToU8('\ufeffsourcedId ;Name;x\r\n"001";"A ""q""\r\nB";1\r\n\r\n002;C;="007"\r\n');
  const open = () => [b.subarray(0,3), b.subarray(3,20), b.subarray(20)];
  const l = readLayout(open); console.log(l); console.log([...readRows(open, l)]);
  expect(() => readLayout(() => [strToU8('a,b\n1,2\n"3,4\n5,6\n')])).toThrow(/line 3/);
});
test("zip", () => {
  const z = zipSync({ "a.csv": strToU8("x,y\n".repeat(1000)), "b.csv": [strToU8("q"), { level: 0 }] });
  const e = readZip(z); console.log(e); verifyZip(z, e);
});
test("date", () => { console.log(["2012-04-03","2012/4/3","平成24年4月3日","H24.4.3","令和元年5月1日","3.4.2012","3/4/2012","13/4/2012","20120403","2012-02-30","foo","2020-04-01T00:00:00Z"].map((x)=>parseDate(x)), parseDate("4/3/2012","month_first"), parseDate("4/13/2012","day_first")); });
