import { setTimeout as wait } from 'node:timers/promises';

import type { INodeType } from 'n8n-workflow';

import { FeishuOffboardingLongConnectionTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingLongConnectionTrigger.node';
import { Hub } from '../../../nodes/FeishuOffboarding/triggers/connection/hub';
import { listen } from '../../../nodes/FeishuOffboarding/triggers/connection/listen';
import type { Clock } from '../../../nodes/FeishuOffboarding/platform/time/clock';
import './webSocket';

/** A clock that is that much faster than others. */
export const clockOf = (speed: number): Clock => ({
	now: () => Date.now(),
	monotonic: () => performance.now() * speed,
	sleep: async (ms, signal) => {
		await wait(ms / speed, undefined, { signal });
	},
});

export const fastClock = clockOf(50);

/** The trigger in a process of its own, which knows nothing yet, by that clock. */
export function connectedNode(clock: Clock, random = Math.random): INodeType {
	const hub = new Hub(clock, random);
	const { description } = new FeishuOffboardingLongConnectionTrigger();
	return {
		description,
		async trigger() {
			return await listen(this, hub, clock);
		},
	};
}
