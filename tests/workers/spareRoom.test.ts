import { describe, expect, it } from 'vitest';
import { SpareRoom } from '../../src/workers/spareRoom.ts';

const MEGABYTE = 2 ** 20;

describe('spare room', () => {
  it('is new where nothing was given', () => {
    const room = new SpareRoom();
    const [one, two] = [room.take(8), room.take(8)];
    expect([one.byteLength, two.byteLength, one === two]).toEqual([8, 8, false]);
  });

  it('gives what was given, each once, where it is large enough', () => {
    const room = new SpareRoom();
    const [small, large] = [new ArrayBuffer(8), new ArrayBuffer(64)];
    room.give([small, large]);
    expect(room.take(9)).toBe(large);
    expect(room.take(9).byteLength).toBe(9);
    expect(room.take(8)).toBe(small);
    expect(room.take(8)).not.toBe(small);
  });

  it('keeps the four newest', () => {
    const room = new SpareRoom();
    const all = Array.from({ length: 6 }, () => new ArrayBuffer(16));
    for (const one of all) room.give([one]);
    const taken = Array.from({ length: 6 }, () => room.take(16));
    expect(all.map((one) => taken.includes(one))).toEqual([false, false, true, true, true, true]);
  });

  it('keeps nothing over a megabyte', () => {
    const room = new SpareRoom();
    const [just, over] = [new ArrayBuffer(MEGABYTE), new ArrayBuffer(MEGABYTE + 1)];
    room.give([over, just]);
    expect(room.take(MEGABYTE)).toBe(just);
    expect(room.take(MEGABYTE)).not.toBe(over);
  });
});
