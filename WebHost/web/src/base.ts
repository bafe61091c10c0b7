/** Where the server has the pages. The build's addresses and the router's begin with it; links within the pages do not. */
export const base = '/app';
