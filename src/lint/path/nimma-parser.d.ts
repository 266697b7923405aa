declare module 'nimma/parser' {
  /** The Peggy grammar of nimma: pure parsing, no generated code. Throws on what it rejects. */
  export function parse(expression: string): import('./path-node.ts').PathNode[];
}
