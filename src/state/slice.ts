import {
  allowedBy,
  type ChoiceField,
  clamped,
  type Field,
  type Fields,
  read,
  type ValueOf,
  write,
} from './fields.ts';
import type { Note } from './query.ts';

/** Slices of the inputs: each with its keys, how it is read from a link and written to one, and what keeps it sound. */

/** A part of the inputs that links hold. */
export interface Slice<Value> {
  readonly name: string;
  readonly fields: Fields;
  /** What a link without any of its keys means. */
  readonly initial: Value;
  read(keys: Reader): Value;
  /** Its keys and their texts in canonical order, defaults left out. */
  write(value: Value): readonly Written[];
  /** The value with everything inside its limits: what was overshot is brought back, what is no number stays as it was. */
  sound(value: Value, before: Value): Value;
}

export type Written = readonly [key: string, text: string];

/** The keys of one link, as a slice reads them: every bad one is repaired alone, and told. */
export class Reader {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly note: Note;

  constructor(texts: ReadonlyMap<string, string>, note: Note) {
    this.texts = texts;
    this.note = note;
  }

  has(key: string): boolean {
    return this.texts.has(key);
  }

  /** The text as it came. */
  text(key: string): string | undefined {
    return this.texts.get(key);
  }

  /** The value of a key by its field. */
  value<F extends Field>(key: string, field: F): ValueOf<F> {
    const text = this.texts.get(key);
    if (text === undefined) return field.fallback as ValueOf<F>;
    const { value, sound } = read(field, text);
    if (!sound) this.repair(key, text, value, allowedBy(field));
    return value as ValueOf<F>;
  }

  /** Tells of a key that could not be used as it came. */
  repair(key: string, received: string, used: string | number | boolean | null, allowed: string): void {
    this.note(key, received, used === null ? 'none' : write(used), allowed);
  }
}

/** A key, unless its value is the field's default. */
export const written = (key: string, field: Field, value: string | number | boolean | null): Written[] =>
  value === null || value === field.fallback ? [] : [[key, write(value)]];

/** A value inside its field; `before` for what is no value of it. */
function soundValue<F extends Field>(field: F, value: ValueOf<F>, before: ValueOf<F>): ValueOf<F> {
  if (field.kind === 'real' || field.kind === 'whole')
    return clamped(field, value as number, before as number) as ValueOf<F>;
  if (field.kind !== 'choice') return value;
  const { options, fallback } = field as ChoiceField;
  const allowed: readonly unknown[] = fallback === null ? [...options, null] : options;
  return allowed.includes(value) ? value : before;
}

/** What a slice made of single keys holds: each property under a key of its own. */
export type Properties = Readonly<Record<string, readonly [key: string, field: Field]>>;
type ValuesOf<P extends Properties> = { readonly [Name in keyof P]: ValueOf<P[Name][1]> };

/** A slice whose every property is one key. */
export function simpleSlice<const P extends Properties>(
  name: string,
  properties: P,
): Slice<ValuesOf<P>> & { readonly single: P } {
  const entries = Object.entries(properties);
  const collect = (value: (property: string, key: string, field: Field) => unknown) =>
    Object.fromEntries(
      entries.map(([property, [key, field]]) => [property, value(property, key, field)]),
    ) as ValuesOf<P>;
  return {
    name,
    fields: Object.fromEntries(entries.map(([, [key, field]]) => [key, field])),
    single: properties,
    initial: collect((_, __, field) => field.fallback),
    read: (keys) => collect((_, key, field) => keys.value(key, field)),
    write: (value) =>
      entries.flatMap(([property, [key, field]]) => written(key, field, value[property as keyof P] as never)),
    sound: (value, before) =>
      collect((property, _, field) =>
        soundValue(field, value[property as keyof P] as never, before[property as keyof P] as never),
      ),
  };
}
