/** An AssemblyScript module, compiled: the bytes of its WebAssembly. */
declare module '*?kernel' {
  export const bytes: Uint8Array<ArrayBuffer>;
}
