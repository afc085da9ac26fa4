import type { Values } from './field.ts';
import type { FUNCTIONS } from './tokens.ts';

/** The nodes that the parser of the library builds a formula of, and what they are worth. Nothing in them can be called but the functions listed here. */

type Evaluate = (values: Values) => number;

class PlainNode {
  get isNode() {
    return true;
  }
}

class ConstantNode extends PlainNode {
  readonly isConstantNode = true;
  readonly value: unknown;
  constructor(value: unknown) {
    super();
    this.value = value;
  }
}

class SymbolNode extends PlainNode {
  readonly isSymbolNode = true;
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
}

class OperatorNode extends PlainNode {
  readonly isOperatorNode = true;
  readonly op: string;
  readonly fn: string;
  readonly args: readonly unknown[];
  constructor(op: string, fn: string, args: readonly unknown[]) {
    super();
    this.op = op;
    this.fn = fn;
    this.args = args;
  }
}

class ParenthesisNode extends PlainNode {
  readonly content: unknown;
  constructor(content: unknown) {
    super();
    this.content = content;
  }
}

class FunctionNode extends PlainNode {
  readonly isFunctionNode = true;
  readonly fn: unknown;
  readonly args: readonly unknown[];
  constructor(fn: unknown, args: readonly unknown[]) {
    super();
    this.fn = fn;
    this.args = args;
  }
}

/** The grammar has more than a formula needs; of the rest nothing has a value. */
export const NODES = {
  ConstantNode,
  SymbolNode,
  OperatorNode,
  ParenthesisNode,
  FunctionNode,
  AccessorNode: PlainNode,
  ArrayNode: PlainNode,
  AssignmentNode: PlainNode,
  BlockNode: PlainNode,
  ConditionalNode: PlainNode,
  FunctionAssignmentNode: PlainNode,
  IndexNode: PlainNode,
  ObjectNode: PlainNode,
  RangeNode: PlainNode,
  RelationalNode: PlainNode,
};

const OPERATORS = new Map<string, (a: number, b: number) => number>([
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
  ['pow', (a, b) => a ** b],
  ['unaryMinus', (a) => -a],
  ['unaryPlus', (a) => a],
]);

const CALLS: Readonly<Record<(typeof FUNCTIONS)[number], (...values: number[]) => number>> = {
  sqrt: Math.sqrt,
  abs: Math.abs,
  exp: Math.exp,
  ln: Math.log,
  log: Math.log,
  min: Math.min,
  max: Math.max,
};
const FUNCTION = new Map(Object.entries(CALLS));
const MANY = new Set(['min', 'max']);

/** The value of a node as a function of the variables, `names` in the order of x0, x1, … @throws SyntaxError for what is no formula. */
export function evaluation(node: unknown, names: readonly string[]): Evaluate {
  if (node instanceof ConstantNode && typeof node.value === 'number') {
    const { value } = node;
    return () => value;
  }
  if (node instanceof ParenthesisNode) return evaluation(node.content, names);
  if (node instanceof SymbolNode) {
    const name = names[Number(node.name.slice(1))];
    if (name !== undefined) return (values) => values[name] ?? Number.NaN;
  }
  if (node instanceof OperatorNode) {
    const operator = OPERATORS.get(node.fn);
    const [left, right = () => Number.NaN] = node.args.map((each) => evaluation(each, names));
    if (operator !== undefined && left !== undefined)
      return (values) => operator(left(values), right(values));
  }
  if (node instanceof FunctionNode && node.fn instanceof SymbolNode) {
    const call = FUNCTION.get(node.fn.name);
    const args = node.args.map((each) => evaluation(each, names));
    if (call !== undefined && args.length > 0 && (args.length === 1 || MANY.has(node.fn.name)))
      return (values) => call(...args.map((each) => each(values)));
  }
  throw new SyntaxError('not a formula');
}
