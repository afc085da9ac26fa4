/** Files and links that the page hands out. */

/** The page's own address, without query. */
export const here = (): string => window.location.href.split(/[?#]/, 1)[0] ?? '';

/** Gives the reader a file. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The download has its own hold on the data only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Whether the page stands in a frame of another: such a frame may forbid downloads, and no page is told that it does. */
export const isFramed = (): boolean => window.top !== window.self;
