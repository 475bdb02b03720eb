import type admin from "./locales/en/admin.json";
import type board from "./locales/en/board.json";
import type classes from "./locales/en/classes.json";
import type common from "./locales/en/common.json";
import type family from "./locales/en/family.json";
import type importPages from "./locales/en/import.json";
import type landing from "./locales/en/landing.json";
import type outbox from "./locales/en/outbox.json";
import type owner from "./locales/en/owner.json";
import type people from "./locales/en/people.json";
import type person from "./locales/en/person.json";
import type problems from "./locales/en/problems.json";
import type publicPages from "./locales/en/public.json";
import type register from "./locales/en/register.json";
import type rollover from "./locales/en/rollover.json";
import type settings from "./locales/en/settings.json";
import type teacher from "./locales/en/teacher.json";
import type timetable from "./locales/en/timetable.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    fallbackNS: "common";
    resources: {
      common: typeof common;
      landing: typeof landing;
      outbox: typeof outbox;
      owner: typeof owner;
      public: typeof publicPages;
      admin: typeof admin;
      board: typeof board;
      people: typeof people;
      person: typeof person;
      problems: typeof problems;
      rollover: typeof rollover;
      import: typeof importPages;
      settings: typeof settings;
      timetable: typeof timetable;
      classes: typeof classes;
      register: typeof register;
      teacher: typeof teacher;
      family: typeof family;
    };
  }
}
