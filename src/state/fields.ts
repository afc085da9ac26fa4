import type { Range } from '../core/model/setting.ts';
import { decimal, readNumber } from './query.ts';

/**
 * The kinds of link keys. Each key is declared once, in the slice it belongs to; parsing, writing, clamping, the README's tables and the states that
 * tests draw all follow from its declaration.
 */

interface Common<Kind extends string, Value> {
  readonly kind: Kind;
  /** What a link without the key means. */
  readonly fallback: Value;
  /** One line for the README. */
  readonly doc: string;
}

export interface RealField extends Common<'real', number>, Range {
  /** Significant digits that are kept. */
  readonly digits?: number;
  /** Smallest number that a field of few digits tells from 0; 10⁻⁹ if not said. */
  readonly least?: number;
}
export interface WholeField extends Common<'whole', number>, Range {
  /** All of them. */
  readonly digits?: undefined;
  readonly least?: undefined;
}
/** One of a few; null for none of them. */
export interface ChoiceField<Option extends string | number = string | number>
  extends Common<'choice', Option | null> {
  readonly options: readonly Option[];
}
export interface FlagField extends Common<'flag', false> {}
/** Several values packed into one text, by a slice of its own. */
export interface PackedField extends Common<'packed', ''> {
  readonly allowed: string;
}

export type Field = RealField | WholeField | ChoiceField | FlagField | PackedField;
export type Fields = Readonly<Record<string, Field>>;

/** What a key's text means. */
export type ValueOf<F extends Field> =
  F extends ChoiceField<infer Option>
    ? null extends F['fallback']
      ? F['fallback'] extends null
        ? Option | null
        : Option
      : Option
    : F extends FlagField
      ? boolean
      : F extends PackedField
        ? string
        : number;

export const real = ({ min, max }: Range, fallback: number, doc: string): RealField => ({
  kind: 'real',
  min,
  max,
  fallback,
  doc,
});
export const whole = ({ min, max }: Range, fallback: number, doc: string): WholeField => ({
  kind: 'whole',
  min,
  max,
  fallback,
  doc,
});
export const choice = <const Option extends string | number, const Fallback extends Option | null>(
  options: readonly Option[],
  fallback: Fallback,
  doc: string,
) => ({ kind: 'choice', options, fallback, doc }) as const;
export const flag = (doc: string): FlagField => ({ kind: 'flag', fallback: false, doc });
export const packed = (allowed: string, doc: string): PackedField => ({
  kind: 'packed',
  fallback: '',
  allowed,
  doc,
});

type NumericField = RealField | WholeField;

export const isWithin = (field: NumericField, value: number): boolean =>
  value >= field.min && value <= field.max && (field.kind === 'real' || Number.isInteger(value));

/** The nearest value of a field; `otherwise` for what is not a number at all. */
export function clamped(field: NumericField, value: number, otherwise: number): number {
  if (Number.isNaN(value)) return otherwise;
  const inside = Math.max(field.min, Math.min(field.max, value));
  return field.kind === 'whole' ? Math.round(inside) : kept(field, inside);
}

const NEXT_TO_NOTHING = 1e-9;

/** A value to the digits its field keeps. */
function kept(field: NumericField, value: number): number {
  if (field.digits === undefined) return value;
  return Math.abs(value) < (field.least ?? NEXT_TO_NOTHING) ? 0 : Number(value.toPrecision(field.digits));
}

export interface Meaning<Value> {
  readonly value: Value;
  /** Whether the text meant just that. */
  readonly sound: boolean;
}

/** What a text means to a field, or what is used in its place. */
export function read(field: Field, text: string): Meaning<string | number | boolean | null> {
  switch (field.kind) {
    case 'real':
    case 'whole': {
      const value = readNumber(text);
      const used = clamped(field, value ?? Number.NaN, field.fallback);
      return { value: used, sound: value !== null && used === value };
    }
    case 'choice': {
      const found = field.options.find((option) => String(option) === text);
      return { value: found ?? field.fallback, sound: found !== undefined };
    }
    case 'flag':
      return { value: text === '1', sound: text === '0' || text === '1' };
    case 'packed':
      return { value: text, sound: true };
  }
}

/** A value as a link holds it. */
export function write(value: string | number | boolean): string {
  return typeof value === 'number'
    ? decimal(value)
    : typeof value === 'boolean'
      ? value
        ? '1'
        : '0'
      : value;
}

const spelled = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 6 }).replace('-', '−');

/** What a field allows, in words, for the notice of a repaired link. */
export function allowedBy(field: Field): string {
  switch (field.kind) {
    case 'real':
    case 'whole': {
      if (field.min === field.max) return spelled(field.min);
      const range = `a ${field.kind === 'whole' ? 'whole ' : ''}number from ${spelled(field.min)} to ${spelled(field.max)}`;
      return field.digits === undefined ? range : `${range}, to ${field.digits} digits`;
    }
    case 'choice':
      return field.options.join(', ');
    case 'flag':
      return '0 or 1';
    case 'packed':
      return field.allowed;
  }
}
