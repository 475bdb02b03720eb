import type { ControlCtx } from "#platform/ctx";
export async function seedDemoTenant(_control: ControlCtx, _slug: string): Promise<unknown> { return {}; }
