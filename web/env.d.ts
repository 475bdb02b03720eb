declare module "virtual:locale-chunks" {
  const chunks: Record<string, string>;
  export default chunks;
}
