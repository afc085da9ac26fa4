import rehypeMathML from '@daiji256/rehype-mathml';
import mdx from '@mdx-js/rollup';
import remarkMath from 'remark-math';

/** Prose of the course: MDX whose formulas become MathML when the site is built, so that no script of mathematics is shipped. */

/** Symbols that are more than one letter to MathML: named by hand, as \Df. */
const MACROS = {
  '\\Df': '\\data{symbol=Δf}{\\Delta f}',
  '\\Dfz': '\\data{symbol=Δf₀}{\\Delta f_0}',
  '\\P': '\\data{symbol=P̂}{\\hat P}',
  '\\Q': '\\data{symbol=Q̂}{\\hat Q}',
  // A letter that means something else here than on the rest of the page.
  '\\plain': '\\data{symbol=}{#1}',
  '\\norm': '\\lVert #1\\rVert',
  '\\T': '^{\\mathsf{T}}',
};

const SUBSCRIPTS = new Map([
  ['0', '₀'],
  ['∞', '∞'],
]);

/**
 * @typedef {{ type: string, tagName?: string, value?: string, depth?: number, properties?: Record<string, unknown>, children?: Node[] }} Node
 */

/** @param {Node} node @returns {string} */
const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('');

/**
 * Names the symbols of formulas, so that pointing at one explains it and lights up what it stands for.
 * @param {ReadonlySet<string>} known
 */
const namedSymbols = (known) => () => {
  /** @param {Node} node */
  const visit = (node) => {
    if (node.properties?.dataSymbol !== undefined) {
      if (node.properties.dataSymbol === '') delete node.properties.dataSymbol;
      return;
    }
    const name = nameOf(node);
    if (name !== null && known.has(name)) {
      node.properties = { ...node.properties, dataSymbol: name };
      return;
    }
    for (const child of node.children ?? []) visit(child);
  };
  /** @param {Node} tree */
  const inFormulas = (tree) => {
    if (tree.tagName === 'math') visit(tree);
    else for (const child of tree.children ?? []) inFormulas(child);
  };
  return inFormulas;
};

/** @param {Node} node @returns {string | null} */
function nameOf({ tagName, children = [] }) {
  if (tagName === 'mi') return children.map(textOf).join('');
  const [base, sub] = children;
  if (tagName !== 'msub' || base?.tagName !== 'mi' || sub === undefined) return null;
  const below = SUBSCRIPTS.get(textOf(sub));
  return below === undefined ? null : `${textOf(base)}${below}`;
}

/** Whether a node stands in a line as a thing of its own: a formula, a number, a control. @param {Node & { name?: string }} node */
const isThing = ({ type, name, tagName, properties }) =>
  (type === 'mdxJsxTextElement' && name !== 'Says') ||
  (tagName === 'math' && properties?.display !== 'block');

/** A full stop or a comma after a formula or a control stays on its line. */
const boundPunctuation = () => {
  /** @param {Node} node */
  const visit = (node) => {
    const { children = [] } = node;
    /** @type {Node[]} */
    const bound = [];
    for (const child of children) {
      visit(child);
      const before = bound.at(-1);
      const mark = child.type === 'text' ? /^[.,;:)?!]+/.exec(child.value ?? '')?.[0] : undefined;
      if (mark !== undefined && before !== undefined && isThing(before)) {
        bound[bound.length - 1] = {
          type: 'element',
          tagName: 'span',
          properties: { className: ['bound'] },
          children: [before, { type: 'text', value: mark }],
        };
        bound.push({ ...child, value: (child.value ?? '').slice(mark.length) });
      } else bound.push(child);
    }
    if (node.children !== undefined) node.children = bound;
  };
  return visit;
};

/** Height and depth of a line, which what stands under a root has at least: browsers hang the sign low over a small letter. */
const STRUT = { height: '0.72em', depth: '0.22em' };

const rootsOverLines = () => {
  /** @param {Node} node */
  const visit = (node) => {
    for (const child of node.children ?? []) visit(child);
    if (node.tagName !== 'msqrt') return;
    const strut = {
      type: 'element',
      tagName: 'mspace',
      properties: { width: '0px', ...STRUT },
      children: [],
    };
    node.children = [
      { type: 'element', tagName: 'mrow', properties: {}, children: [...(node.children ?? []), strut] },
    ];
  };
  return visit;
};

/** A heading of the second rank and what follows it become `<Section index={…}>`; what stands before the first is refused. */
const sections = () => (/** @type {Node} */ tree) => {
  /** @type {Node[]} */
  const made = [];
  /** @type {Node[]} */
  const rest = [];
  for (const node of tree.children ?? []) {
    if (node.type === 'mdxjsEsm') rest.push(node);
    else if (node.type === 'heading' && node.depth === 2) made.push(section(made.length, node));
    else if (made.length === 0) throw new Error(`prose before the first heading: ${textOf(node)}`);
    else made.at(-1)?.children?.push(isSentence(node) ? paragraph(node) : node);
  }
  tree.children = [...rest, ...made];
};

/** A computed sentence that stands alone is a paragraph. @param {Node & { name?: string }} node */
const isSentence = ({ type, name }) => type === 'mdxJsxFlowElement' && name === 'Says';

/** @param {Node} sentence @returns {Node} */
const paragraph = (sentence) => ({
  type: 'paragraph',
  children: [{ ...sentence, type: 'mdxJsxTextElement' }],
});

/** @param {number} index @param {Node} heading */
const section = (index, heading) =>
  /** @type {Node} */ ({
    type: 'mdxJsxFlowElement',
    name: 'Section',
    attributes: [{ type: 'mdxJsxAttribute', name: 'index', value: String(index) }],
    children: [heading],
  });

/** The plugin. @param {readonly string[]} symbols those that are explained */
export function prose(symbols) {
  return {
    enforce: /** @type {const} */ ('pre'),
    ...mdx({
      remarkPlugins: [remarkMath, sections],
      rehypePlugins: [
        [rehypeMathML, { macros: MACROS, trust: true, throwOnError: true, wrap: 'tex' }],
        namedSymbols(new Set(symbols)),
        rootsOverLines,
        boundPunctuation,
      ],
    }),
  };
}
