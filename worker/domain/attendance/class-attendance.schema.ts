import { z } from "zod";
import { REGISTER_STATES } from "./constants";
import { MarkCounts } from "./register.schema";

const Tally = MarkCounts.omit({ unmarked: true });
/** (present + late) / (present + late + absent + excused), 0 to 1; null without marks. */
const Rate = z.number().nullable();

/** A class between two dates: its sessions and what each student had in them. */
export const ClassAttendance = z
  .object({
    classId: z.string(),
    from: z.string(),
    to: z.string(),
    /** Newest first, at most 400. */
    sessions: z.array(
      z.object({
        registerId: z.string(),
        on: z.string(),
        startsAt: z.string(),
        endsAt: z.string(),
        periodTitle: z.string().nullable(),
        state: z.enum(REGISTER_STATES),
        counts: MarkCounts,
      }),
    ),
    students: z.array(z.object({ studentId: z.string(), counts: Tally, rate: Rate })),
    counts: Tally,
    rate: Rate,
  })
  .meta({ id: "ClassAttendance" });
export type ClassAttendance = z.infer<typeof ClassAttendance>;
