import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chapter } from '../../../src/views/course/bowl/chapter.ts';
import { descentOf } from '../../../src/views/course/bowl/derived.ts';
import { wordsOf } from '../../../src/views/course/bowl/words.ts';
import { courseSlice } from '../../../src/views/course/slice.ts';
import { grid } from '../../core/problems.ts';
import { runs } from '../../fuzz.ts';
import { isWritten, NO_NUMBER, readNumber, shownIn } from './brute.ts';
import { itIsAChapter, stateOf, storeAt, wordsAt } from './chapter.tsx';

/** A quadratic loss ½xᵀQx by the entries of Q, and descent on it: by the definition alone. */
interface Quadratic {
  readonly Q: readonly [number, number, number];
  readonly start: readonly [number, number];
}

const quadratic = (a: number, b: number, degrees: number, start: readonly [number, number]): Quadratic => {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return { Q: [a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c], start };
};

function descend({ Q: [xx, xy, yy], start }: Quadratic, rate: number, steps: number): [number, number] {
  let [x, y] = start;
  for (let t = 0; t < steps; t++) [x, y] = [x - rate * (xx * x + xy * y), y - rate * (xy * x + yy * y)];
  return [x, y];
}

const left = (of: Quadratic, rate: number, steps: number) => Math.hypot(...descend(of, rate, steps));

const inputsAt = (keys: string) => courseSlice.of(stateOf('bowl', keys));
const wordsFor = (keys: string) => wordsOf(descentOf(inputsAt(keys)));
const SHOWN = quadratic(4, 1, 30, [3, 1]);

describe('chapter bowl', () => {
  itIsAChapter('bowl', chapter);

  it('names the eigenvalues and the matrix of its bowl', () => {
    const { large, little, matrix, critical } = wordsFor('');
    expect([large, little, critical]).toEqual(['4', '1', '0.5']);
    expect(matrix).toBe('(3.25, 1.3; 1.3, 1.75)');
    expect(SHOWN.Q.map((each) => Number(each.toPrecision(6)))).toEqual([3.25, 1.29904, 1.75]);
  });
});

describe('one direction at a time', () => {
  it('a step multiplies what lies along an eigenvector by 1 − ηq, at every angle', () => {
    for (const degrees of [0, 30, -77]) {
      const radians = (degrees * Math.PI) / 180;
      const along = [Math.cos(radians), Math.sin(radians)] as const;
      const across = [-along[1], along[0]] as const;
      for (const [direction, q] of [
        [along, 4],
        [across, 1],
      ] as const) {
        const [x, y] = descend(quadratic(4, 1, degrees, direction), 0.3, 1);
        expect(x).toBeCloseTo((1 - 0.3 * q) * direction[0], 14);
        expect(y).toBeCloseTo((1 - 0.3 * q) * direction[1], 14);
      }
    }
    expect(wordsFor('').fate).toBe(
      'At η = 0.3 a step multiplies the steeper direction by −0.2 and the other by 0.7: it converges.',
    );
  });
});

it('the figure draws the size of each direction, step by step', () => {
  const { along, end } = descentOf(inputsAt('qe=0.475'));
  const [cosine, sine] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  for (let t = 0; t <= 30; t++) {
    const [x, y] = descend(SHOWN, 0.475, t);
    expect(along.a[t]).toBeCloseTo(Math.abs(x * cosine + y * sine), 11);
    expect(along.b[t]).toBeCloseTo(Math.abs(y * cosine - x * sine), 11);
  }
  expect(end).toBe(30);
});

describe('when it converges', () => {
  it('is below 2/λmax; at it the run cycles, above it only the steep direction grows and changes sign', () => {
    expect(left(SHOWN, 0.475, 400)).toBeLessThan(1e-8);
    const [even, odd] = [descend(SHOWN, 0.5, 400), descend(SHOWN, 0.5, 401)];
    const steep = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)] as const;
    const along = (at: readonly number[]) => (at[0] as number) * steep[0] + (at[1] as number) * steep[1];
    const across = (at: readonly number[]) => (at[1] as number) * steep[0] - (at[0] as number) * steep[1];
    expect(along(even)).toBeCloseTo(3 * steep[0] + steep[1], 10);
    expect(along(odd)).toBeCloseTo(-along(even), 10);
    expect(across(even)).toBeCloseTo(0, 10);
    const [before, after] = [descend(SHOWN, 0.525, 60), descend(SHOWN, 0.525, 61)];
    expect(along(after) / along(before)).toBeCloseTo(-1.1, 10);
    expect(Math.abs(along(after))).toBeGreaterThan(100);
    expect(Math.abs(across(after))).toBeLessThan(1e-8);
  });

  it('has the words and the three rates of the text', async () => {
    const words = await wordsAt(chapter, storeAt('bowl', 's=1'));
    expect([words.toBelow, words.toEdge, words.toAbove]).toEqual(['qe=0.475', 'qe=0.5', 'qe=0.525']);
    expect(wordsFor('qe=0.475').fate).toMatch(/it converges\.$/);
    expect(wordsFor('qe=0.5').fate).toMatch(
      /by −1 and .* from side to side for ever, neither nearer nor farther/,
    );
    expect(wordsFor('qe=0.525').fate).toMatch(/it diverges, since η is above 2\/λmax = 0\.5\.$/);
  });

  it('keeps a rate on its side of the threshold', () => {
    expect(wordsFor('qe=0.5001').fate).toMatch(/^At η = 0\.5001 .* by −1\.0004 .* above 2\/λmax = 0\.5\.$/);
    expect(wordsFor('qa=3&qe=0.6667').fate).toMatch(
      /^At η = 0\.667 .* by −1\.0001 .* above 2\/λmax = 0\.66667\.$/,
    );
  });
});

describe('the fastest rate', () => {
  it('is 2/(λmax + λmin), where (κ − 1)/(κ + 1) is left each step', () => {
    for (const [a, b] of [
      [4, 1],
      [4, 4],
      [7, 0.5],
      [10, 0.01],
    ] as const) {
      // The slower direction, by brute force over the rates.
      const rest = (rate: number) => {
        const of = (start: readonly [number, number]) => left(quadratic(a, b, 0, start), rate, 1);
        return Math.max(of([1, 0]), of([0, 1]));
      };
      let best = 0;
      for (let i = 0; i <= 20_000; i++) if (rest(i * 5e-5) < rest(best)) best = i * 5e-5;
      expect(best).toBeCloseTo(2 / (a + b), 4);
      const ratio = a / b;
      expect(rest(2 / (a + b))).toBeCloseTo((ratio - 1) / (ratio + 1), 12);
      const words = wordsFor(`qa=${a}&qb=${b}`);
      expect(isWritten((words.toFastest ?? '').replace('qe=', ''), 2 / (a + b))).toBe(true);
      // At the fastest rate there is no other to compare.
      const there = wordsFor(`qa=${a}&qb=${b}&${words.toFastest}`).fastest ?? '';
      for (const says of [words.fastest ?? '', there]) {
        const [, factor = ''] =
          /^Each step leaves (\S+) of the distance in both directions\./.exec(says) ?? [];
        expect(isWritten(factor, (ratio - 1) / (ratio + 1))).toBe(true);
      }
      expect(there).toMatch(/in both directions\.$/);
      const [, eta = '', slower = ''] =
        /At η = (\S+) the slower direction keeps (\S+)\.$/.exec(
          wordsFor(`qa=${a}&qb=${b}&qe=0.2`).fastest ?? '',
        ) ?? [];
      expect([eta, isWritten(slower, rest(0.2))]).toEqual(['0.2', true]);
    }
    expect(wordsFor('').toFastest).toBe('qe=0.4');
    expect(wordsFor('qe=0.3').fastest).toMatch(
      /^Each step leaves 0\.6 of .* At η = 0\.3 the slower direction keeps 0\.7\.$/,
    );
  });

  it('moves nothing along a flat direction, and says so', () => {
    for (const keys of ['qa=4&qb=0', 'qa=0&qb=3', 'qa=4&qb=0&qe=0.5'])
      expect(wordsFor(keys).fastest).toBe('No rate moves the flat direction of this bowl.');
    for (const rate of [0.01, 0.3, 0.5, 4]) expect(left(quadratic(4, 0, 0, [0, 1]), rate, 50)).toBe(1);
  });

  it('solves a round bowl in one step, and a long valley takes long', () => {
    expect(left(quadratic(2, 2, 0, [3, 1]), 0.5, 1)).toBe(0);
    expect(left(quadratic(4, 0.004, 0, [1, 1]), 2 / 4.004, 100)).toBeGreaterThan(0.8);
  });
});

describe('a flat direction', () => {
  it('stays as it is: the run ends at the projection of its start on the kernel', () => {
    fc.assert(
      fc.property(grid(90), grid(4), grid(4), (degrees, x, y) => {
        const bowl = quadratic(4, 0, degrees, [x, y]);
        const end = descend(bowl, 0.3, 400);
        const radians = (degrees * Math.PI) / 180;
        const kept = -Math.sin(radians) * x + Math.cos(radians) * y;
        expect(end[0]).toBeCloseTo(-Math.sin(radians) * kept, 9);
        expect(end[1]).toBeCloseTo(Math.cos(radians) * kept, 9);
        // Nearest of all minima: what is left of the way is at right angles to their line.
        expect((x - end[0]) * -Math.sin(radians) + (y - end[1]) * Math.cos(radians)).toBeCloseTo(0, 9);
      }),
    );
    const words = wordsFor(chapter.sections[3]?.set ?? '');
    const end = descend(quadratic(4, 0, 30, [3, 1]), 0.3, 400);
    const [, x = '', y = ''] = /ends at \((\S+), (\S+)\)\.$/.exec(words.limit ?? '') ?? [];
    expect([isWritten(x, end[0]), isWritten(y, end[1])]).toEqual([true, true]);
    expect(words.fate).toMatch(/what it had along the flat direction stays\.$/);
  });

  it('twice over has no threshold', () => {
    const words = wordsFor('qa=0&qb=0&qe=5');
    expect(words.critical).toBe('∞');
    expect(words.fastest).toBe('With both eigenvalues 0 there is nothing to descend.');
    expect(words.limit).toBe('This run ends at (3, 1).');
    expect(descend(quadratic(0, 0, 30, [3, 1]), 5, 10)).toEqual([3, 1]);
  });
});

describe('which starts', () => {
  it('one with nothing along the steep direction converges beyond; off the line it is lost', () => {
    const keys = chapter.sections[4]?.set ?? '';
    const { startX, startY, bowlRate, steep } = inputsAt(keys);
    expect(bowlRate).toBeGreaterThan(2 / steep);
    expect(left(quadratic(4, 1, 0, [startX, startY]), bowlRate, 200)).toBeLessThan(1e-9);
    expect(left(quadratic(4, 1, 0, [1e-6, startY]), bowlRate, 200)).toBeGreaterThan(1e6);
    expect(wordsFor(keys).fate).toMatch(
      /and yet descent converges: this start has nothing along the steeper direction\.$/,
    );
    expect(wordsFor(keys.replace('qx=0', 'qx=0.01')).fate).toMatch(/it diverges/);
  });
});

describe('the words', () => {
  const bowls = fc
    .record({
      qa: fc.oneof(grid(10).map(Math.abs), fc.constant(0)),
      qb: fc.oneof(grid(10).map(Math.abs), fc.constant(0)),
      qd: grid(90),
      qx: fc.oneof(grid(4), fc.constant(0)),
      qy: grid(4),
      qe: fc.oneof(
        fc.double({ min: 0.001, max: 5, noNaN: true }),
        fc.double({ min: 0.1, max: 0.6, noNaN: true }),
      ),
    })
    .map((keys) =>
      new URLSearchParams(
        Object.entries(keys).map(([key, value]) => [key, String(Number(value.toPrecision(4)) + 0)]),
      ).toString(),
    );

  it('say of any bowl what descent by its matrix does', () => {
    const fates = new Set<string>();
    fc.assert(
      fc.property(bowls, (keys) => {
        const inputs = inputsAt(keys);
        const words = wordsOf(descentOf(inputs));
        for (const text of Object.values(words)) expect(text).not.toMatch(NO_NUMBER);
        for (const name of shownIn('bowl')) expect(words[name], name).not.toBe(undefined);
        for (const to of [words.toBelow, words.toEdge, words.toAbove, words.toFastest])
          expect(() => inputsAt(`${keys.replace(/&qe=.*/, '')}&${to}`)).not.toThrow();
        const { steep, flat, turned, startX, startY, bowlRate } = inputs;
        const [big, small] = [Math.max(steep, flat), Math.min(steep, flat)];
        const [, eta = '', first = '', second = ''] =
          /^At η = (\S+) a step .* direction by (\S+) and the other by ([^\s:.]+(?:\.\d\S*?)?)[:.] /.exec(
            words.fate ?? '',
          ) ?? [];
        expect(isWritten(eta, bowlRate)).toBe(true);
        expect(isWritten(first, 1 - bowlRate * big)).toBe(true);
        expect(isWritten(second, 1 - bowlRate * small)).toBe(true);
        // A number says on which side of 1 it is.
        expect(Math.abs(readNumber(first)) > 1).toBe(Math.abs(1 - bowlRate * big) > 1);
        const bowl = quadratic(steep, flat, turned, [startX, startY]);
        const radians = (turned * Math.PI) / 180;
        const along =
          steep >= flat
            ? startX * Math.cos(radians) + startY * Math.sin(radians)
            : -startX * Math.sin(radians) + startY * Math.cos(radians);
        fc.pre(Math.abs(along) > 1e-3 && Math.abs(bowlRate * big - 2) > 1e-2);
        fates.add(/: (it \w+|this)/.exec(words.fate ?? '')?.[1] ?? '');
        const size = left(bowl, bowlRate, 3000);
        if (bowlRate * big > 2) {
          expect(words.fate).toMatch(/it diverges/);
          expect(size < 1e6).toBe(false);
          expect(words.limit).toBe('At this rate the run has no limit.');
        } else {
          expect(words.fate).toMatch(/it converges/);
          const [x, y] = descend(bowl, bowlRate, 3000);
          const slow = [steep, flat].some((q) => q > 0 && Math.abs(1 - bowlRate * q) ** 3000 > 1e-6);
          if (slow) return;
          const [, saysX = '', saysY = ''] = /ends at \((\S+), (\S+)\)\.$/.exec(words.limit ?? '') ?? [];
          for (const [says, value] of [
            [saysX, x],
            [saysY, y],
          ] as const)
            expect(Math.abs(readNumber(says) - value)).toBeLessThan(1e-4 + 6e-3 * Math.abs(value));
        }
      }),
      runs(500),
    );
    expect(fates.size).toBeGreaterThanOrEqual(2);
  });
});
