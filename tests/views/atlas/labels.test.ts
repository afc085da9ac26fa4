import { describe, expect, it } from 'vitest';
import { runSlice } from '../../../src/state/run.ts';
import { placeLabels, touch, tracked } from '../../../src/views/atlas/labels.ts';
import { closedForms } from '../../../src/views/atlas/lines.ts';

const line = (name: string, ...points: [number, number][]) => ({ name, className: '', pieces: [points] });
const area = { width: 600, height: 400 };

/** Distance of a point to the nearest point of a box; 0 inside. */
const distance = (
  box: { x: number; y: number; across: number; down: number },
  [px, py]: readonly [number, number],
) => Math.hypot(Math.max(0, Math.abs(px - box.x) - box.across), Math.max(0, Math.abs(py - box.y) - box.down));

describe('the names of lines', () => {
  it.each([
    ['level', line('|w| = 1', [0, 0.5], [1, 0.5])],
    ['upright', line('c = 2', [0.4, 0], [0.4, 1])],
    ['rising', line('exact limit', [0, 0.1], [0.9, 1])],
    ['falling', line('loss rises at once', [0.1, 0.9], [0.9, 0.1])],
  ])('stand beside a %s line: near it, and not on it', (_, each) => {
    const [label] = placeLabels([each], area);
    if (label === undefined) throw new Error('no label');
    const gaps = tracked(each.pieces[0] ?? [], area).map((point) => distance(label, point));
    expect(Math.min(...gaps)).toBeGreaterThan(1);
    expect(Math.min(...gaps)).toBeLessThan(8);
  });

  it('keep clear of each other, of what is taken, and of the border', () => {
    const lines = ['one', 'two', 'three', 'four'].map((name, i) =>
      line(name, [0, 0.3 + 0.1 * i], [1, 0.32 + 0.1 * i]),
    );
    const taken = { x: 180, y: 200, across: 100, down: 100 };
    const labels = placeLabels(lines, area, [taken]);
    expect(labels.map(({ name }) => name)).toEqual(['one', 'two', 'three', 'four']);
    labels.forEach((label, i) => {
      expect(touch(label, taken)).toBe(false);
      for (const other of labels.slice(i + 1)) expect(touch(label, other)).toBe(false);
      expect(label.x - label.across).toBeGreaterThan(0);
      expect(label.x + label.across).toBeLessThan(600);
      expect(label.y - label.down).toBeGreaterThan(0);
      expect(label.y + label.down).toBeLessThan(400);
      for (const { pieces } of lines)
        for (const point of tracked(pieces[0] ?? [], area)) expect(distance(label, point)).toBeGreaterThan(0);
    });
  });

  it('are left out where there is no room', () => {
    expect(placeLabels([line('one', [0, 0.5], [1, 0.5])], { width: 600, height: 20 })).toEqual([]);
    expect(placeLabels([{ name: 'none', className: '', pieces: [] }], area)).toEqual([]);
  });

  it('of the map that the atlas opens on all stand, none on its line', () => {
    const setting = runSlice.initial;
    const plane = {
      setting,
      x: { kind: 'c', from: 0, to: 6 },
      y: { kind: 'y', from: -60, to: 60 },
      columns: 512,
      rows: 512,
    } as const;
    const lines = closedForms(plane);
    for (const size of [area, { width: 300, height: 360 }, { width: 1200, height: 700 }]) {
      const labels = placeLabels(lines, size);
      expect(labels.map(({ name }) => name)).toEqual(lines.map(({ name }) => name));
      for (const label of labels) {
        const own = lines
          .find(({ name }) => name === label.name)
          ?.pieces.flatMap((piece) => tracked(piece, size));
        expect(Math.min(...(own ?? []).map((point) => distance(label, point)))).toBeGreaterThan(0);
      }
    }
  });
});
