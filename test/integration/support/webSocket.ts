import { WebSocket as NodeWebSocket } from 'undici';

// Built in from Node.js 22 on; the same code as there.
if (typeof WebSocket === 'undefined') Object.assign(globalThis, { WebSocket: NodeWebSocket });
