import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withText } from '../../src/charts/picture.ts';

/** A PNG of one pixel. */
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

function chunksOf(png: Uint8Array) {
  const view = new DataView(png.buffer, png.byteOffset);
  const chunks: { name: string; data: Uint8Array; sound: boolean }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    chunks.push({
      name: Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1'),
      data: png.subarray(at + 8, at + 8 + length),
      sound: crc32(png.subarray(at + 4, at + 8 + length)) === view.getUint32(at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

describe('text in a PNG', () => {
  it('stands after the header in chunks a reader accepts, in UTF-8, and leaves the picture as it is', () => {
    const link = 'https://example.org/?v=1&view=atlas&mu=0.2';
    const png = withText(PNG, { Title: 'κ∞ over c', Source: link });
    const chunks = chunksOf(png);
    expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
    expect(chunks.every(({ sound }) => sound)).toBe(true);
    const texts = chunks
      .filter(({ name }) => name === 'iTXt')
      .map(({ data }) => Buffer.from(data).toString('utf8').split('\0\0\0\0\0'));
    expect(texts).toEqual([
      ['Title', 'κ∞ over c'],
      ['Source', link],
    ]);
    expect(chunksOf(PNG).map(({ data }) => [...data])).toEqual(
      chunks.filter(({ name }) => name !== 'iTXt').map(({ data }) => [...data]),
    );
  });
});
