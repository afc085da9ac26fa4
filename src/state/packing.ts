import type { Setting } from '../core/model/setting.ts';
import { isWithin } from './fields.ts';
import { RUN_FIELDS, runSlice } from './run.ts';

/**
 * A run in at most 30 characters of base64url, so that five of them and a whole state fit a link of 400.
 * First character: bit 0 learning rate as η, bit 1 start given. Then rate (5), width − 1 (4), target (5), seed (6) or f₀ and λ₀ (5 + 5), α (5).
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Significant digits of a packed number. */
const DIGITS = 7;
/** Below this a packed number is 0: the packed form has no smaller exponent, and no view could tell. */
const SMALLEST = 1e-14;

const shorten = (value: number) => (Math.abs(value) < SMALLEST ? 0 : Number(value.toPrecision(DIGITS)));

/** A run as it comes back from its packed form: every number to seven significant digits, and of a given start no seed. */
export function roundedRun({ rate, width, target, seed, start, outputScale }: Setting): Setting {
  return {
    rate: { kind: rate.kind, value: shorten(rate.value) },
    width,
    target: shorten(target),
    seed: start.kind === 'seed' ? seed : runSlice.initial.seed,
    start:
      start.kind === 'seed'
        ? start
        : { kind: 'given', output: shorten(start.output), ntk: shorten(start.ntk) },
    outputScale: shorten(outputScale),
  };
}

function digits(value: number, count: number): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < count; i++) {
    text = ALPHABET.charAt(rest % 64) + text;
    rest = Math.floor(rest / 64);
  }
  return text;
}

/** The number of a text; a character of no digit makes it another, which the canonical text then gives away. */
function undigits(text: string): number {
  let value = 0;
  for (const character of text) {
    value = value * 64 + ALPHABET.indexOf(character);
  }
  return value;
}

const REAL_CHARACTERS = 5;
const EXPONENT_OFFSET = 20;

/** Sign (1 bit), decimal exponent (5 bits), seven-digit significand (24 bits). */
function packReal(value: number): string {
  if (value === 0) return digits(0, REAL_CHARACTERS);
  const [significand, exponent] = Math.abs(value).toExponential(6).split('e') as [string, string];
  const mantissa = Number(significand.replace('.', ''));
  const power = Number(exponent) - 6 + EXPONENT_OFFSET;
  return digits((value < 0 ? 2 ** 29 : 0) + power * 2 ** 24 + mantissa, REAL_CHARACTERS);
}

function unpackReal(text: string): number {
  const bits = undigits(text);
  const mantissa = bits % 2 ** 24;
  const power = Math.floor(bits / 2 ** 24) % 32;
  // Through a decimal string: the nearest double of the seven digits, as the number was when it was rounded.
  const value = Number(`${mantissa}e${power - EXPONENT_OFFSET}`);
  return bits >= 2 ** 29 ? -value : value;
}

export function packRun(run: Setting): string {
  const mode = (run.rate.kind === 'eta' ? 1 : 0) + (run.start.kind === 'given' ? 2 : 0);
  const start =
    run.start.kind === 'given' ? packReal(run.start.output) + packReal(run.start.ntk) : digits(run.seed, 6);
  return `${digits(mode, 1)}${packReal(run.rate.value)}${digits(run.width - 1, 4)}${packReal(run.target)}${start}${packReal(run.outputScale)}`;
}

/** The run a packed text means, or null when it is none. */
export function unpackRun(text: string): Setting | null {
  const mode = undigits(text.charAt(0));
  const given = mode >= 2;
  const kind = mode % 2 === 1 ? 'eta' : 'c';
  const run: Setting = {
    rate: { kind, value: unpackReal(text.slice(1, 6)) },
    width: undigits(text.slice(6, 10)) + 1,
    target: unpackReal(text.slice(10, 15)),
    seed: given ? runSlice.initial.seed : undigits(text.slice(15, 21)),
    start: given
      ? { kind: 'given', output: unpackReal(text.slice(15, 20)), ntk: unpackReal(text.slice(20, 25)) }
      : { kind: 'seed' },
    outputScale: unpackReal(text.slice(-5)),
  };
  // Texts that spell it in another way or at another length, or spell nothing, are not canonical and are refused.
  return isSound(run) && packRun(roundedRun(run)) === text ? run : null;
}

const { n, y, seed, f0, lambda0, alpha } = RUN_FIELDS;

const isSound = ({ rate, width, target, seed: own, start, outputScale }: Setting): boolean =>
  isWithin(RUN_FIELDS[rate.kind], rate.value) &&
  isWithin(n, width) &&
  isWithin(y, target) &&
  isWithin(seed, own) &&
  isWithin(alpha, outputScale) &&
  (start.kind === 'seed' || (isWithin(f0, start.output) && isWithin(lambda0, start.ntk)));
