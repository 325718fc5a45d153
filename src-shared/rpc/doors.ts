/** Where the browser shell's server takes the WebSocket. */
export const PORT_PATH = '/port';

/** What a page of the Electron shell asks its preload for, and the name under which it gets its message port. */
export const PORT_MESSAGE = 'groundwork:port';
