import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SRC = new URL('../../src/', import.meta.url);

describe('the source', () => {
  it('has no file of more than 250 lines', () => {
    const lengths = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|css)$/.test(file))
      .map((file) => [file, readFileSync(new URL(file, SRC), 'utf8').split('\n').length - 1] as const);
    expect(lengths.length).toBeGreaterThan(150);
    expect(lengths.filter(([, lines]) => lines > 250)).toEqual([]);
  });
});
