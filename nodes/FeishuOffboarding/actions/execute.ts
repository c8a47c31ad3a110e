/** What the node needs to run. It is loaded then, because n8n waits for all that it loads when it starts. */
export { Cancelled } from '../platform/time/clock';
export { toErrorItem, toNodeError } from '../transport/nodeErrors';
export { inOrder } from './items/inOrder';
export { beginRun } from './run';
