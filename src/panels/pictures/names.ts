/** The pictures of one run, by name: what links call them. */
export const PANEL_NAMES = ['loss', 'ntk', 'valley', 'portrait', 'neurons', 'mechanism', 'distance'] as const;
export type PanelName = (typeof PANEL_NAMES)[number];
