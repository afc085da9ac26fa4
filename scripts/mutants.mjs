import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { root } from './setup.mjs';

/** Finds the mutants of a file: the file with one operator, constant or statement changed. */

/** @typedef {{ file: string, line: number, start: number, end: number, text: string, was: string }} Mutant */

const SWAPS = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '&': '|',
  '|': '&',
  '^': '|',
  '<<': '>>',
  '>>': '<<',
  '>>>': '<<',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '++': '--',
  '--': '++',
};

const OPPOSITES = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** @param {string} file @param {string} source @returns {any} */
const parse = (file, source) => parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file);

/** Every mutant of a file. @param {string} file @returns {Mutant[]} */
export function mutantsOf(file) {
  const source = readFileSync(join(root, file), 'utf8');
  /** @type {Mutant[]} */
  const found = [];
  /** @param {{ start: number, end: number }} at @param {string} text */
  const add = ({ start, end }, text) => {
    const line = source.slice(0, start).split('\n').length;
    found.push({ file, line, start, end, text, was: source.slice(start, end) });
  };
  /** Where an operator stands between two nodes. @param {number} from @param {number} to @param {string} operator */
  const between = (from, to, operator) => {
    const start = source.indexOf(operator, from);
    return start >= 0 && start < to ? { start, end: start + operator.length } : null;
  };
  /** @param {any} node */
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      for (const each of node) visit(each);
      return;
    }
    const { type } = node;
    if (typeof type !== 'string') return;
    if (
      type.startsWith('TS') &&
      !['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'].includes(type)
    )
      return;
    if (type === 'ImportDeclaration' || type === 'ExportAllDeclaration') return;
    if (['BinaryExpression', 'LogicalExpression', 'AssignmentExpression'].includes(type)) {
      const swap = SWAPS[/** @type {keyof typeof SWAPS} */ (node.operator)];
      const at = swap === undefined ? null : between(node.left.end, node.right.start, node.operator);
      if (at !== null && swap !== undefined) add(at, swap);
      const opposite = OPPOSITES[/** @type {keyof typeof OPPOSITES} */ (node.operator)];
      if (at !== null && opposite !== undefined) add(at, opposite);
    }
    if (type === 'UnaryExpression' && (node.operator === '!' || node.operator === '-'))
      add({ start: node.start, end: node.argument.start }, '');
    if (type === 'UpdateExpression') {
      const at = node.prefix
        ? { start: node.start, end: node.argument.start }
        : { start: node.argument.end, end: node.end };
      add(at, SWAPS[/** @type {'++'} */ (node.operator)]);
    }
    if (type === 'Literal') {
      if (typeof node.value === 'number')
        add(node, Number.isSafeInteger(node.value) ? `${node.value + 1}` : `${node.value * 2}`);
      if (typeof node.value === 'bigint') add(node, `${node.value + 1n}n`);
      if (typeof node.value === 'boolean') add(node, `${!node.value}`);
    }
    if (type === 'IfStatement' || type === 'ConditionalExpression') {
      add(node.test, 'true');
      add(node.test, 'false');
    }
    if (['ExpressionStatement', 'ContinueStatement', 'BreakStatement', 'ThrowStatement'].includes(type))
      add(node, ';');
    if (type === 'ReturnStatement' && node.argument === null) add(node, ';');
    if (/Function/.test(type) && node.body?.type === 'BlockStatement' && node.body.body.length > 0)
      add(node.body, '{}');
    if (
      type === 'MemberExpression' &&
      node.object.name === 'Math' &&
      ['max', 'min'].includes(node.property.name)
    )
      add(node.property, node.property.name === 'max' ? 'min' : 'max');
    for (const [key, child] of Object.entries(node))
      if (key !== 'typeAnnotation' && key !== 'typeArguments') visit(child);
  };
  visit(parse(file, source));
  return found;
}

/** Mulberry32. @param {number} from */
function random(from) {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws from a list without putting back. @template T @param {T[]} list @param {number} size @param {number} seed @returns {T[]} */
export function sample(list, size, seed) {
  const draw = random(seed);
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [all[i], all[j]] = [/** @type {T} */ (all[j]), /** @type {T} */ (all[i])];
  }
  return all.slice(0, size);
}
