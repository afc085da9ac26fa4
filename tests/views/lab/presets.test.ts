import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../../src/state/inputs.ts';
import { parse, serialise } from '../../../src/state/link.ts';
import { PRESETS, presetOf } from '../../../src/views/lab/presets.ts';
import { runOf } from '../../../src/views/run/derive.ts';
import { verdictText } from '../../../src/views/run/verdictText.ts';

const run = (title: string) => {
  const found = PRESETS.find((preset) => preset.title === title);
  if (found === undefined) throw new Error(`no preset ${title}`);
  return runOf(found.inputs, found.inputs.steps);
};

describe('the examples', () => {
  it.each([
    ['Lazy', 'lazy'],
    ['Catapult', 'catapult'],
    ['Just above 2', 'catapult'],
    ['Near 4', 'catapult'],
    ['Exactly 4', 'chaotic'],
    ['Divergent', 'divergent'],
    ['A million neurons', 'catapult'],
    ['Too narrow to rise', 'lazy'],
    ['Period two', 'periodic'],
    ['Chaos', 'chaotic'],
    ['Below 4, yet divergent', 'divergent'],
    ['The slides part from the truth', 'catapult'],
  ])('“%s” is %s', (title, phase) => {
    expect(run(title).verdict.phase).toBe(phase);
  });

  it('show what their titles promise', () => {
    expect(PRESETS).toHaveLength(12);
    expect(run('Exactly 4').trajectory.curvature.every((k) => Math.abs(k - 4) < 1e-12)).toBe(true);
    expect(run('Too narrow to rise').trajectory.curvature[0]).toBeGreaterThan(2);
    expect(run('Period two').verdict.period).toBe(2);
    const far = run('Below 4, yet divergent').trajectory;
    expect([(far.curvature[0] ?? 9) < 4, far.target]).toEqual([true, 8]);
    expect(run('Just above 2').verdict.peakStep).toBeLessThan(run('Just above 2').trajectory.steps);
  });

  it('are links, and are known again from their inputs', () => {
    for (const preset of PRESETS) {
      expect(parse(serialise(preset.inputs)).inputs).toEqual(preset.inputs);
      const again = presetOf({ ...preset.inputs, step: 5, theme: 'dark' });
      expect(again === preset || (again === 'opening' && preset.title === 'Catapult')).toBe(true);
    }
    expect(presetOf({ ...DEFAULTS, width: 77 })).toBeNull();
  });
});

describe('the verdict in words', () => {
  const text = (title: string) => {
    const { word, why, what } = verdictText(run(title));
    return `${word}. ${what} ${why}`.replaceAll('\u{a0}', ' ');
  };
  it('names the numbers of the run', () => {
    // Peak and landing by the independent 120-digit run of the same link (tests/fixtures).
    expect(text('Catapult')).toContain('climbed from 0.5 to 71 at step 6; ηλ lands at 1.08, below 2');
    expect(text('Divergent')).toContain('at step 12');
    expect(text('Period two')).toContain('repeats every 2 steps');
    expect(text('Exactly 4')).toContain('tripling map');
  });

  it('says why the rule for wide networks fails where it does', () => {
    expect(text('Too narrow to rise')).toContain('That rule is for wide networks; at n = 4');
    expect(text('Chaos')).toContain('That rule is for target 0; here y/√n = 1');
    expect(text('Lazy')).not.toContain('fails');
  });

  const read = (query: string) => {
    const { inputs } = parse(query);
    const { word, why, what } = verdictText(runOf(inputs, inputs.steps));
    return `${word}. ${what} ${why}`.replaceAll('\u{a0}', ' ');
  };
  it('never contradicts itself by rounding', () => {
    expect(read('c=3.99999')).toContain('κ₀ = ηλ₀ = 3.99999 is between 2 and 4');
    expect(read('c=4.00001')).toContain('4.00001 is above 4');
    expect(read('c=1.99999')).toContain('1.99999 is below 2');
  });

  it('knows a start that already fits, a fixed point, and a run still on its way', () => {
    expect(read('c=6&f0=0&lambda0=2')).toContain('The start already fits the target');
    expect(read('c=4&n=1&f0=1&lambda0=2')).toContain('stays at one point');
    expect(read('c=2.6&n=1&f0=1&lambda0=2')).toContain('still moving');
  });
});
