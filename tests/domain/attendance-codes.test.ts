import { beforeAll, describe, expect, it } from "vitest";
import {
  AttendanceCodeUpdate,
  applyAttendancePreset,
  CodeText,
  codeLabel,
  listAttendanceCodes,
  saveAttendanceCode,
} from "#domain/attendance/index";
import { presetCodes } from "#domain/attendance/presets";
import { adminToken, call } from "#tests/support/api";
import { expectAudit } from "#tests/support/audit";
import { makeTenant, type TestTenant } from "#tests/support/tenant";

let tenant: TestTenant;

beforeAll(async () => {
  tenant = await makeTenant({ country: "JP" });
});

const SPORT = {
  category: "excused",
  label: "Sports day",
  labels: { ja: "運動会" },
  onSite: true,
  tellsGuardians: false,
  position: 20,
  status: "active",
} as const;

describe("presets", () => {
  it("can say present, late, absent, excused and on site but not in class, in every country", () => {
    for (const [country, kind] of [
      ["JP", "primary"],
      ["JP", "conversation_school"],
      ["ZW", "primary"],
      ["TZ", "secondary"],
      ["US", "ptsa"],
      ["GB", "primary"],
      ["FR", "other"],
    ] as const) {
      const codes = presetCodes(country, kind);
      const categories = new Set(codes.map(({ category }) => category));
      expect([country, ...categories].sort()).toEqual(
        [country, "absent", "excused", "late", "present"].sort(),
      );
      expect(codes.some(({ category, onSite }) => category === "excused" && onSite)).toBe(true);
      expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
      for (const { code } of codes) expect(CodeText.safeParse(code).success).toBe(true);
      expect(codes[0]).toMatchObject({ category: "present", onSite: true });
    }
  });

  it("give a tenant its codes at sign-up in its own language, and again without harm", async () => {
    const before = await listAttendanceCodes(tenant.asAdmin());
    expect(before[0]).toMatchObject({ code: "出", label: "出席", labels: { en: "Present" } });
    await saveAttendanceCode(tenant.asAdmin(), { ...SPORT, code: "運" });
    await applyAttendancePreset(tenant.asSystem());
    expect(await listAttendanceCodes(tenant.asAdmin())).toHaveLength(before.length + 1);
    await expect(applyAttendancePreset(tenant.asRole("teacher", "stf_x"))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("have a label for every locale, or the tenant's own", () => {
    const code = { label: "出席", labels: { en: "Present" } };
    expect(codeLabel(code, "en-GB")).toBe("Present");
    expect(codeLabel(code, "sw")).toBe("出席");
  });
});

describe("saveAttendanceCode", () => {
  it("adds, changes and ends a code, with what it was", async () => {
    const admin = tenant.asAdmin();
    await saveAttendanceCode(admin, { ...SPORT, code: "S1" });
    await saveAttendanceCode(admin, { ...SPORT, code: "S1", label: "Games", status: "ended" });
    const row = await expectAudit(tenant, "attendance_code.updated", "S1", 2);
    expect(row).toMatchObject({ before: { label: "Sports day" }, after: { status: "ended" } });
    const active = await listAttendanceCodes(admin);
    expect(active.some(({ code }) => code === "S1")).toBe(false);
    const all = await listAttendanceCodes(admin, { includeEnded: true });
    expect(all.find(({ code }) => code === "S1")).toMatchObject({ label: "Games" });
  });

  it("does not change what a code means, nor end the last one for present", async () => {
    const admin = tenant.asAdmin();
    await saveAttendanceCode(admin, { ...SPORT, code: "S2" });
    await expect(
      saveAttendanceCode(admin, { ...SPORT, code: "S2", category: "absent" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    for (const { status: _, ...code } of await listAttendanceCodes(admin)) {
      if (code.category !== "present" || code.code === "出") continue;
      await saveAttendanceCode(admin, { ...code, status: "ended" });
    }
    const [present] = await listAttendanceCodes(admin);
    await expect(
      saveAttendanceCode(admin, { ...SPORT, ...present, code: "出", status: "ended" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is for the organisation's admins only", async () => {
    for (const role of ["school_admin", "teacher", "guardian"]) {
      await expect(
        saveAttendanceCode(tenant.asRole(role, "stf_x"), { ...SPORT, code: "S3" }),
      ).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describe("/api/v1/attendance-codes", () => {
  it("lists and saves, and says what is wrong", async () => {
    const token = await adminToken(tenant);
    const path = "/api/v1/attendance-codes";
    const saved = await call(tenant.host, "PUT", `${path}/${encodeURIComponent("式")}`, {
      token,
      body: { ...SPORT, label: "Ceremony" },
    });
    expect(saved.body.data).toMatchObject({ code: "式", label: "Ceremony" });
    const listed = await call(tenant.host, "GET", `${path}?perPage=200`, { token });
    expect(listed.body.data.map(({ code }: { code: string }) => code)).toContain("式");
    expect(listed.body.meta.total).toBe(listed.body.data.length);
    for (const [code, body] of [
      ["toolongcode", SPORT],
      ["S4", { ...SPORT, category: "asleep" }],
      ["S4", { ...SPORT, label: " " }],
    ] as const) {
      const answer = await call(tenant.host, "PUT", `${path}/${code}`, { token, body });
      expect([answer.status, answer.body.error.code]).toEqual([400, "VALIDATION_ERROR"]);
    }
    expect(AttendanceCodeUpdate.parse(SPORT)).toEqual(SPORT);
  });
});
