/** `npm run dev`: like `npm start`, and builds and reloads on every change. */
process.argv.push("--watch");
await import("./start.ts");

export {};
