import { DEMO_SLUGS } from "../demo/accounts.ts";
import type { Server } from "./serve.ts";
import { step } from "./step.ts";

/** Fills the demo schools. What is there already stays; what broke off goes on. */
export async function seedDemo(server: Server): Promise<void> {
  await step("Demo schools", async () => {
    await server.door("seed-owner");
    for (const slug of DEMO_SLUGS) await server.door("seed", { slug });
  });
}
