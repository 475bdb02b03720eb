/** `npm run bench`: ratios against the bare runtime. */
await import("../bench/run.ts");

export {};
