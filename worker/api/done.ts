import { z } from "zod";

/** The answer of what leaves nothing to show. */
export const Done = z.object({ done: z.literal(true) }).meta({ id: "Done" });

export const done = { done: true as const };
