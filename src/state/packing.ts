import { DEFAULTS, LIMITS, type Pin, roundPin, within } from './inputs.ts';

/**
 * A pinned run in at most 30 characters of base64url, so that five of them and a whole state fit 400.
 * First character: bit 0 learning rate as η, bit 1 start given. Then rate (5), width − 1 (4), target (5), seed (6) or f₀ and λ₀ (5 + 5), α (5).
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function digits(value: number, count: number): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < count; i++) {
    text = ALPHABET.charAt(rest % 64) + text;
    rest = Math.floor(rest / 64);
  }
  return text;
}

function undigits(text: string): number {
  let value = 0;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return Number.NaN;
    value = value * 64 + digit;
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

export function packPin(pin: Pin): string {
  const mode = (pin.rate.kind === 'eta' ? 1 : 0) + (pin.start.kind === 'given' ? 2 : 0);
  const start =
    pin.start.kind === 'given' ? packReal(pin.start.output) + packReal(pin.start.ntk) : digits(pin.seed, 6);
  return `${digits(mode, 1)}${packReal(pin.rate.value)}${digits(pin.width - 1, 4)}${packReal(pin.target)}${start}${packReal(pin.outputScale)}`;
}

/** The pin a packed text means, or null when it is none. */
export function unpackPin(text: string): Pin | null {
  const mode = undigits(text.charAt(0));
  if (!(mode < 4)) return null;
  const given = mode >= 2;
  if (text.length !== (given ? 30 : 26)) return null;
  const kind = mode % 2 === 1 ? 'eta' : 'c';
  const pin: Pin = {
    rate: { kind, value: unpackReal(text.slice(1, 6)) },
    width: undigits(text.slice(6, 10)) + 1,
    target: unpackReal(text.slice(10, 15)),
    seed: given ? DEFAULTS.seed : undigits(text.slice(15, 21)),
    start: given
      ? { kind: 'given', output: unpackReal(text.slice(15, 20)), ntk: unpackReal(text.slice(20, 25)) }
      : { kind: 'seed' },
    outputScale: unpackReal(text.slice(-5)),
  };
  const { start } = pin;
  const sound =
    within(pin.rate.value, LIMITS[kind]) &&
    within(pin.width, LIMITS.width) &&
    within(pin.target, LIMITS.target) &&
    within(pin.seed, LIMITS.seed) &&
    within(pin.outputScale, LIMITS.outputScale) &&
    (start.kind === 'seed' || (within(start.output, LIMITS.f0) && within(start.ntk, LIMITS.lambda0)));
  // Texts that spell the same number in another way are not canonical and are refused.
  return sound && packPin(roundPin(pin)) === text ? pin : null;
}
