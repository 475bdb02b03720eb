import {
  BookOpen,
  Building2,
  CalendarDays,
  CalendarRange,
  FileInput,
  House,
  type LucideIcon,
  Settings,
  Users,
} from "lucide-react";

export const PORTALS = ["admin", "teacher", "family", "owner"] as const;
export type Portal = (typeof PORTALS)[number];

export type NavigationItem = {
  to: string;
  /** A key of `common:nav`. */
  label: "today" | "people" | "classes" | "timetable" | "import" | "settings" | "tenants";
  icon: LucideIcon;
  /** Only this address, not what lies below it. */
  end?: boolean;
};

export const NAVIGATION: Record<Portal, readonly NavigationItem[]> = {
  admin: [
    { to: "/admin", label: "today", icon: House, end: true },
    { to: "/admin/people", label: "people", icon: Users },
    { to: "/admin/classes", label: "classes", icon: BookOpen },
    { to: "/admin/timetable", label: "timetable", icon: CalendarRange },
    { to: "/admin/import", label: "import", icon: FileInput },
    { to: "/admin/settings", label: "settings", icon: Settings },
  ],
  teacher: [
    { to: "/teacher", label: "today", icon: CalendarDays, end: true },
    { to: "/teacher/classes", label: "classes", icon: BookOpen },
  ],
  family: [{ to: "/family", label: "today", icon: CalendarDays }],
  owner: [{ to: "/owner", label: "tenants", icon: Building2, end: true }],
};

/** One workspace of a person: the addresses in it that their roles open. */
export type Workspace = { portal: Portal; paths: readonly string[] };

/** The entries of a workspace that its person may open. */
export function entriesOf({ portal, paths }: Workspace): readonly NavigationItem[] {
  return NAVIGATION[portal].filter(({ to }) => paths.includes(to));
}
