import type { Token } from './tokens.ts';

/**
 * Writes tokens as a formula that leaves nothing to guess: every product has a sign, every root its parentheses, every bar its partner. What is
 * missing is named here in plain words, so that the parser behind finds nothing to object to.
 */

export type Formula =
  /** Names are written x0, x1, … in the order of `names`. Where a product without a sign follows a fraction there are two readings, ab/cd as (ab/c)d and as ab/(cd). */
  | { readonly kind: 'formula'; readonly readings: readonly string[]; readonly names: readonly string[] }
  | { readonly kind: 'unreadable'; readonly says: string };

const DEEPEST = 30;

const quoted = (text: string) => `“${text}”`;

/** The formula written so far, and what is open in it. */
class Writer {
  /** Products without a sign as products with one, and binding tighter than a fraction. */
  loose = '';
  tight = '';
  readonly names: string[] = [];
  isAmbiguous = false;
  /** What was written last: may an operand come, or must one? */
  before: 'start' | 'operator' | 'function' | 'number' | 'operand' = 'start';
  last = '';
  /** Parentheses, bars, and the parentheses that a root without any was given. */
  readonly open: ('(' | '|' | 'implied')[] = [];
  private hasFraction = false;

  get isComplete(): boolean {
    return this.before === 'operand' || this.before === 'number';
  }

  /** Adds a token; what is wrong with it in words, or null. */
  add(token: Token): string | null {
    const problem = token.kind === 'sign' ? this.addSign(token.text, token.source) : this.addOperand(token);
    this.last = token.source;
    return problem;
  }

  /** What is still missing at the end, or null. */
  missing(): string | null {
    if (!this.isComplete) return `Something is missing after ${quoted(this.last)}.`;
    if (this.open.length === 0) return null;
    return this.open.at(-1) === '|' ? 'A bar “|” is not closed.' : 'A parenthesis “(” is not closed.';
  }

  private write(text: string): void {
    this.loose += text;
    this.tight += text;
  }

  private addOperand(token: Exclude<Token, { kind: 'sign' }>): string | null {
    if (token.kind === 'number' && this.before === 'number')
      return `The numbers ${quoted(this.last)} and ${quoted(token.source)} stand side by side: put a sign between them.`;
    this.beginOperand();
    if (token.kind === 'function') {
      this.write(token.name);
      this.before = 'function';
    } else if (token.kind === 'number') {
      this.write(token.text);
      this.endOperand('number');
    } else {
      if (!this.names.includes(token.name)) this.names.push(token.name);
      // In parentheses, or the parser would take what follows it in parentheses for its argument.
      this.write(`(x${this.names.indexOf(token.name)})`);
      this.endOperand('operand');
    }
    return null;
  }

  private addSign(text: string, source: string): string | null {
    if (text === '(' || (text === '|' && !(this.open.includes('|') && this.isComplete))) {
      // A parenthesis after a function is its own.
      if (text === '|' || this.before !== 'function') this.beginOperand();
      this.write(text === '|' ? 'abs(' : '(');
      this.open.push(text);
      this.before = 'start';
      return this.open.length > DEEPEST ? 'The parentheses are nested too deep to be read.' : null;
    }
    if (text === ')' || text === '|') {
      if (!this.isComplete) return `Something is missing before ${quoted(source)}.`;
      if (this.open.at(-1) !== (text === ')' ? '(' : '|'))
        return `${quoted(source)} closes nothing that was opened.`;
      this.write(')');
      this.open.pop();
      this.endOperand('operand');
      return null;
    }
    const isPrefix = (text === '-' || text === '+') && this.before !== 'function';
    if (!this.isComplete && !isPrefix)
      return this.before === 'start'
        ? `Something is missing before ${quoted(source)}.`
        : `Something is missing between ${quoted(this.last)} and ${quoted(source)}.`;
    this.hasFraction ||= text === '/';
    this.write(text);
    this.before = text === ',' ? 'start' : 'operator';
    return null;
  }

  private beginOperand(): void {
    if (this.isComplete) {
      this.loose += '*';
      this.tight += ' ';
      this.isAmbiguous ||= this.hasFraction;
    } else if (this.before === 'function') {
      this.write('(');
      this.open.push('implied');
    }
  }

  private endOperand(kind: 'operand' | 'number'): void {
    while (this.open.at(-1) === 'implied') {
      this.write(')');
      this.open.pop();
    }
    this.before = kind;
  }
}

export function formulaOf(tokens: readonly Token[]): Formula {
  const writer = new Writer();
  for (const token of tokens) {
    const says = writer.add(token);
    if (says !== null) return { kind: 'unreadable', says };
  }
  const says = writer.missing();
  if (says !== null) return { kind: 'unreadable', says };
  const { loose, tight, names, isAmbiguous } = writer;
  return { kind: 'formula', readings: isAmbiguous ? [loose, tight] : [loose], names };
}
