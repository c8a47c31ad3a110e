import { endpoints } from '../endpoints';
import { eventAccess } from '../offboarding/events/eventAccess';
import type { Capability } from './capability';

/** What the triggers need, by the names of their nodes. */
export const triggerCapabilities: readonly Capability[] = [
	{ name: 'Feishu Offboarding Trigger', calls: Object.values(eventAccess) },
	{ name: 'Feishu Offboarding Long Connection Trigger', calls: Object.values(eventAccess) },
	{ name: 'Feishu Offboarding Polling Trigger', calls: [endpoints.search] },
];

/** Parts of triggers that make calls of their own, and without which they work. */
export const triggerParts: readonly Capability[] = [
	{ name: 'Triggers, Include Employee', calls: [endpoints.searchEmployees] },
];
