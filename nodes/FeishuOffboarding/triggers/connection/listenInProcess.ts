import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

import { n8nClock } from '../../transport/n8nClock';
import { Hub } from './hub';
import { listen } from './listen';

const clock = n8nClock(undefined);

/** Of the process: two connections of an app would take each other's events. */
const hub = new Hub(clock, Math.random);

/** What n8n does with the trigger of a workflow. */
export const listenInProcess = async (context: ITriggerFunctions): Promise<ITriggerResponse> =>
	await listen(context, hub, clock);
