/** Numbers as people type them, and as a field shows them. Pure. */

export interface Limits {
  readonly min: number;
  readonly max: number;
  /** Real, if not said. */
  readonly kind?: 'real' | 'whole' | undefined;
}

export type Typed = { readonly value: number } | { readonly error: string };

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?(e[+-]?\d+)?$/i;

/** The number in a text, or null: 0.001, 1e-3, −2, 12,340, 1.2×10⁻³ and 10^-3 are numbers; 1e999 is infinite. */
function typedNumber(text: string): number | null {
  let plain = text
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/, raised)
    .replace(/\s*[×·*]\s*10\^(?=[+-]?\d)/, 'e')
    .replace(/^([+-]?)10\^(?=[+-]?\d)/, '$11e');
  if (GROUPED.test(plain)) plain = plain.replaceAll(',', '');
  if (!NUMBER.test(plain)) return null;
  return Number(plain);
}

/** A number as text that a field reads back: at most seven significant digits, whole numbers in full. */
export function typedText(value: number): string {
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(7)));
}

const raised = (digits: string) =>
  `^${digits.replace('⁻', '-').replace(/[^-]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))}`;

/** What a typed text means for the field named `label`, or what is wrong with it in words. */
export function readTyped(
  text: string,
  label: string,
  limits: Limits,
  check?: (value: number) => string | null,
): Typed {
  const value = typedNumber(text);
  if (value === null) return { error: `“${shortened(text)}” is not a number. Type one such as 0.5 or 1e-3.` };
  if (limits.kind === 'whole' && Number.isFinite(value) && !Number.isInteger(value))
    return { error: `${label} must be a whole number.` };
  if (value < limits.min || value > limits.max)
    return { error: `${label} must lie between ${typedText(limits.min)} and ${typedText(limits.max)}.` };
  const objection = check?.(value) ?? null;
  return objection === null ? { value } : { error: objection };
}

const shortened = (text: string) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
