import type { Knobs, Setting } from '../core/model/setting.ts';
import { isWithin } from './fields.ts';
import { RUN_FIELDS, runSlice } from './run.ts';

/**
 * A run in at most 30 characters of base64url, 36 with momentum or warmup, so that five of them and a whole state fit a link of 400.
 * First character: bit 0 learning rate as η, bit 1 start given, bit 2 momentum or warmup. Then rate (5), width − 1 (4), target (5), seed (6) or f₀ and λ₀
 * (5 + 5), α (5); and, with bit 2, warmup steps, β and the c a warmup rises from (6).
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Significant digits of a packed number. */
const DIGITS = 7;
/** Below this a packed number is 0: the packed form has no smaller exponent, and no view could tell. */
const SMALLEST = 1e-14;

const shorten = (value: number) => (Math.abs(value) < SMALLEST ? 0 : Number(value.toPrecision(DIGITS)));

/** A run as it comes back from its packed form: every number to seven significant digits, and of a given start no seed. */
export function roundedRun({ rate, width, target, seed, start, outputScale, knobs }: Setting): Setting {
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
    // Their own fields keep fewer digits.
    ...(knobs === undefined ? {} : { knobs }),
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

/** Numbers of three digits in a decade, from 100 on; the exponent of their last digit at 0.01; and how many of them a knob up to 0.99, and up to 100, may be. */
const DECADE = 900;
const LOWEST = -4;
const MOMENTA = 2 * DECADE + 1;
const FROMS = 4 * DECADE + 2;

/** A knob's place among the numbers of three digits, of which 0 is the first and 0.01 the second. */
function knobPlace(value: number): number {
  if (value === 0) return 0;
  const [significand, exponent] = value.toExponential(2).split('e') as [string, string];
  return 1 + (Number(exponent) - 2 - LOWEST) * DECADE + Number(significand.replace('.', '')) - 100;
}

const knobAt = (place: number): number =>
  place === 0 ? 0 : Number(`${((place - 1) % DECADE) + 100}e${Math.floor((place - 1) / DECADE) + LOWEST}`);

const packKnobs = ({ momentum, warmup }: Knobs): string =>
  digits((warmup.steps * MOMENTA + knobPlace(momentum)) * FROMS + knobPlace(warmup.from), KNOB_CHARACTERS);

function unpackKnobs(text: string): Knobs {
  const place = undigits(text);
  const both = Math.floor(place / FROMS);
  return {
    momentum: knobAt(both % MOMENTA),
    warmup: { steps: Math.floor(both / MOMENTA), from: knobAt(place % FROMS) },
  };
}

const GIVEN = 2;
const KNOBS = 4;
const KNOB_CHARACTERS = 6;

export function packRun({ rate, width, target, seed: own, start, outputScale, knobs }: Setting): string {
  const mode =
    (rate.kind === 'eta' ? 1 : 0) + (start.kind === 'given' ? GIVEN : 0) + (knobs === undefined ? 0 : KNOBS);
  const from = start.kind === 'given' ? packReal(start.output) + packReal(start.ntk) : digits(own, 6);
  const plain = `${digits(mode, 1)}${packReal(rate.value)}${digits(width - 1, 4)}${packReal(target)}${from}${packReal(outputScale)}`;
  return knobs === undefined ? plain : plain + packKnobs(knobs);
}

/** The run a packed text means, or null when it is none. */
export function unpackRun(text: string): Setting | null {
  const mode = undigits(text.charAt(0));
  const hasKnobs = mode >= KNOBS;
  const given = mode % KNOBS >= GIVEN;
  const kind = mode % 2 === 1 ? 'eta' : 'c';
  const [plain, added] = hasKnobs
    ? [text.slice(0, -KNOB_CHARACTERS), text.slice(-KNOB_CHARACTERS)]
    : [text, ''];
  const run: Setting = {
    rate: { kind, value: unpackReal(plain.slice(1, 6)) },
    width: undigits(plain.slice(6, 10)) + 1,
    target: unpackReal(plain.slice(10, 15)),
    seed: given ? runSlice.initial.seed : undigits(plain.slice(15, 21)),
    start: given
      ? { kind: 'given', output: unpackReal(plain.slice(15, 20)), ntk: unpackReal(plain.slice(20, 25)) }
      : { kind: 'seed' },
    outputScale: unpackReal(plain.slice(-5)),
    ...(hasKnobs ? { knobs: unpackKnobs(added) } : {}),
  };
  // Texts that spell it in another way or at another length, or spell nothing, are not canonical and are refused.
  return isSound(run) && packRun(roundedRun(run)) === text ? run : null;
}

const { n, y, seed, f0, lambda0, alpha } = RUN_FIELDS;

/** Inside its limits; knobs, where there are any, as the run's own slice has them. */
const isSound = (run: Setting): boolean => {
  const { rate, width, target, seed: own, start, outputScale, knobs } = run;
  return (
    isWithin(RUN_FIELDS[rate.kind], rate.value) &&
    isWithin(n, width) &&
    isWithin(y, target) &&
    isWithin(seed, own) &&
    isWithin(alpha, outputScale) &&
    (start.kind === 'seed' || (isWithin(f0, start.output) && isWithin(lambda0, start.ntk))) &&
    (knobs === undefined || JSON.stringify(runSlice.sound(run, run).knobs) === JSON.stringify(knobs))
  );
};
