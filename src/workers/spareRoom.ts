/** Buffers that are no longer needed, for a stream of answers that would take new memory each time. */

/** Buffers kept, the newest, and the largest that is, bytes: what is larger is rare, and its memory better given back. */
const MOST = 4;
const LARGEST = 2 ** 20;

export class SpareRoom {
  private buffers: ArrayBuffer[] = [];

  give(buffers: readonly ArrayBuffer[]): void {
    const kept = buffers.filter(({ byteLength }) => byteLength <= LARGEST);
    this.buffers = [...this.buffers, ...kept].slice(-MOST);
  }

  /** A buffer of at least so many bytes, whatever they hold: one that was given, or a new one. */
  take(bytes: number): ArrayBuffer {
    const at = this.buffers.findIndex(({ byteLength }) => byteLength >= bytes);
    const [spare] = at < 0 ? [] : this.buffers.splice(at, 1);
    return spare ?? new ArrayBuffer(bytes);
  }
}
