import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOf } from '../../../src/panels/run.ts';
import { courseSlice } from '../../../src/views/course/slice.ts';
import { chapter } from '../../../src/views/course/toy/chapter.ts';
import { fromWeights, toyOf, U_NAMES, V_NAMES, weightsOf } from '../../../src/views/course/toy/derived.ts';
import { barsOf, kernelBars, outputBars } from '../../../src/views/course/toy/Waterfall.tsx';
import { wordsOf } from '../../../src/views/course/toy/words.ts';
import { descended, grid } from '../../core/problems.ts';
import { runs } from '../../fuzz.ts';
import { settings } from '../../states.ts';
import { descent, isWritten, NO_NUMBER, neuron, peakOf, shownIn } from './brute.ts';
import { itIsAChapter, stateOf, storeAt, wordsAt } from './chapter.tsx';

const STEP = chapter.sections[0]?.set ?? '';
const toyAt = (keys: string) => {
  const inputs = stateOf('toy', keys);
  return { toy: toyOf(courseSlice.of(inputs), inputs.run), run: runOf(inputs.run, inputs.clock.steps) };
};
const wordsFor = (keys: string) => {
  const { toy, run } = toyAt(keys);
  return wordsOf(toy, run);
};
const sizes = ({ u, v }: { u: Float64Array; v: Float64Array }) => {
  const dot = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, each, i) => sum + each * (b[i] as number), 0);
  return { f: dot(u, v) / 2, ntk: (dot(u, u) + dot(v, v)) / 4 };
};

describe('chapter toy', () => {
  itIsAChapter('toy', chapter);
});

describe('the numbers by hand', () => {
  // n = 4, u = (1, 2, 0, 1), v = (2, 1, 1, 1), y = ½, η = 0.4, worked out on paper.
  const words = wordsFor(STEP);

  it.each([
    ['lineOutput', 'f = u·v/√n = 5/2 = 2.5, so that Δf = f − y = 2.5 − 0.5 = 2'],
    ['lineKernel', 'λ = (‖u‖² + ‖v‖²)/n = (6 + 7)/4 = 3.25'],
    ['lineR', 'r = ηΔf/√n = 0.4·2/2 = 0.4'],
    ['lineU', 'u′ = u − rv = (0.2, 1.6, −0.4, 0.6)'],
    ['lineV', 'v′ = v − ru = (1.6, 0.2, 1, 0.6)'],
    ['lineExpand', 'f′ = (5 − 0.4·7 − 0.4·6 + 0.16·5)/2 = 2.5 + (−1.4) + (−1.2) + 0.4 = 0.3'],
    ['lineResidual', 'Δf′ = 0.3 − 0.5 = −0.2'],
    ['lineSquares', 'λ′ = ((1 + 0.16)·13 − 4·0.4·5)/4 = 3.25 + (−2) + 0.52 = 1.77'],
  ])('are those of paper: %s', (name, line) => {
    expect(words[name]).toBe(line);
  });

  it('are descent on the weights, and the four bars of the figure', () => {
    const { toy } = toyAt(STEP);
    expect(weightsOf(courseSlice.initial)).toEqual({
      u: Float64Array.of(1, 2, 0, 1),
      v: Float64Array.of(2, 1, 1, 1),
    });
    const next = descended(toy.weights, { learningRate: 0.4, target: 0.5 });
    for (const layer of ['u', 'v'] as const)
      for (const [i, value] of toy.step.weights[layer].entries())
        expect(value).toBeCloseTo(next[layer][i] as number, 14);
    const ends = (bars: ReturnType<typeof outputBars>) => bars.map(({ to }) => Number(to.toFixed(12)));
    expect(ends(outputBars(toy))).toEqual([2.5, 1.1, -0.1, 0.3, 0.3]);
    expect(ends(kernelBars(toy))).toEqual([3.25, 1.25, 1.77, 1.77]);
    expect(outputBars(toy).map(({ whole }) => whole)).toEqual([true, false, false, false, true]);
    expect(barsOf(['a', 1], [['b', -3]], 'c')).toEqual([
      { name: 'a', from: 0, to: 1, whole: true },
      { name: 'b', from: 1, to: -2, whole: false },
      { name: 'c', from: 0, to: -2, whole: true },
    ]);
  });

  it('keep u + v and u − v in their directions', () => {
    const { step } = toyAt(STEP).toy;
    const { u, v } = step.weights;
    const old = weightsOf(courseSlice.initial);
    for (let i = 0; i < 4; i++) {
      const [ui, vi] = [old.u[i] as number, old.v[i] as number];
      expect((u[i] as number) + (v[i] as number)).toBeCloseTo(0.6 * (ui + vi), 14);
      expect((u[i] as number) - (v[i] as number)).toBeCloseTo(1.4 * (ui - vi), 14);
    }
  });
});

describe('the order of the layers', () => {
  it('makes no difference to gradient descent, and another algorithm of one by one', async () => {
    expect(wordsFor(STEP).order).toBe(
      'Measured on the new weights, f′ = 0.3 and λ′ = 1.77: what the two recursions say.',
    );
    // v′ = v − 0.4·(0.2, 1.6, −0.4, 0.6) = (1.92, 0.36, 1.16, 0.76).
    const slip = sizes({
      u: Float64Array.of(0.2, 1.6, -0.4, 0.6),
      v: Float64Array.of(1.92, 0.36, 1.16, 0.76),
    });
    const words = await wordsAt(chapter, storeAt('toy', `${STEP}&seq=1`));
    // The solution is of gradient descent, whatever the figure shows.
    for (const name of shownIn('toy').filter((each) => each.startsWith('line')))
      expect(words[name]).toBe(wordsFor(STEP)[name]);
    expect(words.lineV).toBe('v′ = v − ru = (1.6, 0.2, 1, 0.6)');
    const [, f = '', ntk = ''] =
      /ends at f′ = (\S+), λ′ = (\S+) in place of 0\.3 and 1\.77/.exec(words.order ?? '') ?? [];
    expect([isWritten(f, slip.f), isWritten(ntk, slip.ntk)]).toEqual([true, true]);
    expect(words.order).toMatch(/that is another algorithm\.$/);
  });

  it('has a bar of its own in both waterfalls, beside what the recursions say', () => {
    const slip = sizes({
      u: Float64Array.of(0.2, 1.6, -0.4, 0.6),
      v: Float64Array.of(1.92, 0.36, 1.16, 0.76),
    });
    const [plain, other] = [toyAt(STEP).toy, toyAt(`${STEP}&seq=1`).toy];
    for (const [bars, value] of [
      [outputBars, slip.f],
      [kernelBars, slip.ntk],
    ] as const) {
      expect(bars(other).slice(0, -1)).toEqual(bars(plain));
      expect(bars(other).at(-1)).toMatchObject({ name: 'v by new u', from: 0, whole: true });
      expect(bars(other).at(-1)?.to).toBeCloseTo(value, 12);
    }
    expect(barsOf(['a', 1], [['b', -3]], 'c', null)).toHaveLength(3);
    expect(barsOf(['a', 1], [['b', -3]], 'c', 0.5).at(-1)).toEqual({
      name: 'v by new u',
      from: 0,
      to: 0.5,
      whole: true,
    });
  });

  it('makes none at rest', () => {
    expect(wordsFor(`eta=0.4&n=4&y=2.5&seq=1`).order).toBe(
      'With these weights the order makes no difference.',
    );
  });
});

describe('the kernel', () => {
  it('is JJᵀ by differences of f', () => {
    const { u, v } = weightsOf(courseSlice.initial);
    let sum = 0;
    for (let i = 0; i < 8; i++) {
      const moved = (by: number) => {
        const at = { u: u.slice(), v: v.slice() };
        const layer = i < 4 ? at.u : at.v;
        layer[i % 4] = (layer[i % 4] as number) + by;
        return sizes(at).f;
      };
      sum += ((moved(0.5) - moved(-0.5)) / 1) ** 2;
    }
    expect(sum).toBeCloseTo(3.25, 14);
  });
});

describe('where the form with Δf² holds', () => {
  it('at y = 0, and not at ½', () => {
    const zero = wordsFor(STEP.replace('y=0.5', 'y=0')).slidesForm;
    expect(zero).toBe('Here y = 0, and both forms are the same.');
    expect(wordsFor(STEP).slidesForm).toBe(
      'Here the slides’ form gives Δf′ = −0.28 and λ′ = 2.17; the step itself Δf′ = −0.2 and λ′ = 1.77.',
    );
    // 2·(1 − 1.3 + 0.16) and 3.25 + 0.4·(1.3 − 4)·4/4.
    expect(2 * (1 - 1.3 + 0.16)).toBeCloseTo(-0.28, 14);
    expect(3.25 + 0.4 * (1.3 - 4)).toBeCloseTo(2.17, 14);
  });
});

describe('from a step to a run', () => {
  it('needs three numbers: four neurons and a thousand make the same run', () => {
    const { u, v } = weightsOf(courseSlice.initial);
    // 250 copies of the four neurons, each a half as large in f: λ as it is, f√(n/4) times larger.
    const copies = (layer: Float64Array) =>
      Float64Array.from({ length: 1000 }, (_, i) => layer[i % 4] as number);
    const few = descent({ u, v }, 0.4, 0.5, 30);
    const many = descent({ u: copies(u), v: copies(v) }, 0.4, 0.5 * Math.sqrt(250), 30);
    const one = neuron(1.3, 0.4, 0.1, 30);
    for (let t = 0; t <= 30; t++) {
      expect(many[t]?.ntk).toBeCloseTo(few[t]?.ntk as number, 11);
      expect((many[t]?.residual as number) / Math.sqrt(250)).toBeCloseTo(few[t]?.residual as number, 11);
      expect(one[t]?.kappa).toBeCloseTo(0.4 * (few[t]?.ntk as number), 11);
    }
  });

  it('runs on from the four neurons, by the recursions', () => {
    const inputs = stateOf('toy', chapter.sections[5]?.set ?? '');
    const on = fromWeights(courseSlice.of(inputs))?.(runOf(inputs.run, inputs.clock.steps));
    let [r, kappa] = [0.4, 1.3];
    for (let t = 0; t <= 30; t++) {
      expect(on?.trajectory.curvature[t]).toBeCloseTo(kappa, 10);
      const z = r + 0.1;
      [r, kappa] = [r * (1 - kappa + r * z), kappa + kappa * r * r - 4 * r * z];
    }
    const still = Object.fromEntries([...U_NAMES, ...V_NAMES].map((name) => [name, 0]));
    expect(fromWeights({ ...courseSlice.initial, ...still })).toBe(null);
  });
});

describe('the shape of a throw', () => {
  const SET = 'n=1&c=3.6&lambda0=3.6&f0=1.5&y=0&steps=40';

  it('can fall and rise again, as from the start of the text', () => {
    expect(neuron(3.6, 1.5, 0, 4).map(({ r }) => Number(Math.abs(r).toPrecision(3)))).toEqual([
      1.5, 0.525, 0.748, 0.585, 0.0421,
    ]);
    expect(wordsFor(STEP).example).toBe('1.5, 0.525, 0.748, 0.585');
    expect(wordsFor(SET).shape).toMatch(
      /^From κ₀ = 3\.6 and r₀ = 1\.5 the sizes go 1\.5, 0\.525, 0\.748, 0\.585, 0\.0421, .* not true for this start\.$/,
    );
  });

  it('is one hump at most up to κ₀ = 3.4; above D = κ − r² passes 2 after a fall only where κ > 3.4001', () => {
    const rises = (kappa: number, r: number) => {
      const size = neuron(kappa, r, 0, 60)
        .map((state) => Math.abs(state.r))
        .filter((each) => each > 1e-12);
      let [hasFallen, count] = [false, 0];
      for (let t = 1; t < size.length; t++) {
        const [now, before] = [size[t] as number, size[t - 1] as number];
        if (now < before * (1 - 1e-12)) hasFallen = true;
        else if (hasFallen && now > before * (1 + 1e-12)) count++;
      }
      return count;
    };
    let least = 4;
    for (let kappa = 0.05; kappa < 4; kappa += 0.05)
      for (let share = 0.005; share < 1; share += 0.01)
        if (rises(kappa, (share * kappa) / 2) > 0) least = Math.min(least, kappa);
    expect(least).toBeGreaterThan(3.4);
    expect(least).toBeLessThan(3.6);
    // The step of D after a fall, which the text gives.
    for (const [d, s] of [
      [1.3, 1.7],
      [1.1366, 2.2635],
      [1.9, 0.5],
    ] as const) {
      const [{ kappa, r }] = neuron(d + s, Math.sqrt(s), 0, 1).slice(1) as [ReturnType<typeof neuron>[0]];
      expect(kappa - r * r).toBeCloseTo(d + s * (s - 4 + 3 * d - d * d), 12);
    }
    expect(1.1366 + 2.2635 * (2.2635 - 4 + 3 * 1.1366 - 1.1366 ** 2)).toBeCloseTo(2, 3);
    expect(1.1366 + 2.2635).toBeCloseTo(3.4001, 10);
  });

  it('keeps 4 − κ′ = (4 − κ)(1 + r²), so that the product of all 1 + r² is 4/(4 − κ₀) at most', () => {
    for (const [kappa, r] of [
      [3.6, 1.5],
      [3.8, 0.1],
      [2.5, 0.3],
      [1, 0.2],
    ] as const) {
      const run = neuron(kappa, r, 0, 400);
      let product = 1;
      for (const [t, state] of run.entries()) {
        const next = run[t + 1];
        if (next) expect(4 - next.kappa).toBeCloseTo((4 - state.kappa) * (1 + state.r ** 2), 12);
        product *= 1 + state.r ** 2;
      }
      expect(product).toBeLessThanOrEqual(4 / (4 - kappa) + 1e-9);
      expect(Math.abs(run[400]?.r as number)).toBeLessThan(1e-3);
    }
  });

  it('begins with a rise in wide networks, and not always in narrow ones', () => {
    const first = (n: number) => {
      const [now = 0, next = 0] = neuron(2.3, 1.15 / Math.sqrt(n), 0, 1).map(({ r }) => Math.abs(r));
      return next > now;
    };
    expect([first(4), first(1000), first(1e6)]).toEqual([false, true, true]);
  });

  it('is told of each run by brute force', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.constantFrom(0, 0, 0, 0.5),
        (c, tilt, target) => {
          const setting = {
            ...stateOf('toy', '').run,
            rate: { kind: 'c' as const, value: c },
            width: 16,
            target,
            start: { kind: 'given' as const, output: tilt * 4, ntk: 2 },
          };
          const words = wordsOf(toyAt(STEP).toy, runOf(setting, 40));
          const text = words.shape ?? '';
          if (target !== 0 || c >= 4) {
            const other = /^With a target other than 0/;
            expect(text).toMatch(target === 0 ? /^This run is outside 0 < κ₀ < 4\.$/ : other);
            return;
          }
          const own = neuron(c, (c * tilt) / 2, 0, 400);
          const size = own.map(({ r }) => Math.abs(r)).filter((each) => each > 1e-9);
          const ups = size.slice(1).map((each, t) => each > (size[t] as number));
          fc.pre(size.slice(1).every((each, t) => Math.abs(each / (size[t] as number) - 1) > 1e-9));
          const again = ups.some((up, t) => up && ups.slice(0, t).includes(false));
          const listed = /sizes go (.*), …/.exec(text)?.[1]?.split(', ') ?? [];
          for (const [t, each] of listed.entries())
            expect(isWritten(each, Math.abs(own[t]?.r as number))).toBe(true);
          told.add(text.replace(/^From.*?… /, '').replace(/\d+/g, '#'));
          if (again) expect(text).toMatch(/rise again/);
          else if (ups[0])
            expect(text).toMatch(new RegExp(`Once up, once down: the peak is at step ${peakOf(own)}\\.$`));
          else expect(text).toMatch(c > 2 ? /only fall, at κ₀ above 2/ : /only fall, at κ₀ not above 2/);
        },
      ),
      runs(1000),
    );
    expect(told.size).toBe(4);
    expect(wordsFor('f0=0&lambda0=2&y=0').shape).toBe('This run stands still.');
  });
});

describe('the words', () => {
  const weight = fc.oneof(grid(5), fc.constant(0)).map((value) => Number(value.toPrecision(3)) + 0);
  const figures = fc
    .record({
      ...Object.fromEntries([...U_NAMES, ...V_NAMES].map((name) => [name, weight])),
      sequential: fc.boolean(),
    })
    .map((figure) => ({ ...courseSlice.initial, ...figure }));

  it('are numbers of any four neurons and any run', () => {
    fc.assert(
      fc.property(figures, settings, fc.integer({ min: 0, max: 60 }), (figure, setting, steps) => {
        const words = wordsOf(toyOf(figure, setting), runOf(setting, steps));
        for (const name of shownIn('toy')) expect(words[name], name).not.toMatch(NO_NUMBER);
      }),
      runs(200),
    );
  });

  it('work out the step that descent on the weights makes', () => {
    const { run } = toyAt(STEP);
    fc.assert(
      fc.property(figures, grid(2), fc.double({ min: 0.05, max: 2, noNaN: true }), (figure, target, eta) => {
        // A scale of the output divides the target.
        const rate = { kind: 'eta' as const, value: eta };
        const setting = { ...run.setting, target: 4 * target, outputScale: 4, rate };
        const old = weightsOf(figure);
        const before = sizes(old);
        const after = sizes(descended(old, { learningRate: eta, target }));
        fc.pre(
          before.ntk > 0.1 && [before.f, after.f, after.f - target].every((each) => Math.abs(each) > 0.01),
        );
        const words = wordsOf(toyOf(figure, setting), run);
        const last = (name: string) => words[name]?.split(' = ').at(-1) ?? '';
        expect(isWritten(last('lineExpand'), after.f)).toBe(true);
        expect(isWritten(last('lineResidual'), after.f - target)).toBe(true);
        expect(isWritten(last('lineSquares'), after.ntk)).toBe(true);
        expect(isWritten(last('lineKernel'), before.ntk)).toBe(true);
        expect(isWritten(last('lineOutput'), before.f - target)).toBe(true);
        const next = descended(old, { learningRate: eta, target });
        for (const [name, layer] of [
          ['lineU', next.u],
          ['lineV', next.v],
        ] as const)
          for (const [i, text] of last(name).slice(1, -1).split(', ').entries())
            expect(isWritten(text, layer[i] as number) || Math.abs(layer[i] as number) < 1e-9).toBe(true);
      }),
    );
  });
});
