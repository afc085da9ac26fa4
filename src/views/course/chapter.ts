import type { MDXContent } from 'mdx/types.js';
import type { ComponentType } from 'react';

/** A chapter of the course: its prose, the figure beside it, and what each section sets the figure to. */

export interface SectionOf {
  /** The keys of a link that the section opens with; without them all stays as the reader left it. */
  readonly set?: string;
  /** Whether the run is hidden beyond the step shown until its reader has said what to expect. */
  readonly asks?: true;
}

/** The numbers and phrases of a chapter's prose, by name: computed from what the figure shows. */
export type Words = Readonly<Record<string, string>>;

export interface FigureProps {
  readonly section: number;
}

export interface Chapter {
  /** In the order of the headings of the prose. */
  readonly sections: readonly SectionOf[];
  readonly Prose: MDXContent;
  readonly Figure: ComponentType<FigureProps>;
  /** The words of the moment: a hook, called inside the scope of the page's run. */
  useWords(): Words;
}
