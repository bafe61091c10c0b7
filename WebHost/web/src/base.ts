/** Base path of the pages, for the build and the router. Links within the pages are relative to it. */
export const base = '/app';
