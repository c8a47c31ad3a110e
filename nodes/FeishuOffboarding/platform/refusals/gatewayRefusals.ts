import { accessRefusals } from './accessRefusals';
import { idRefusals } from './idRefusals';
import type { RefusalTable } from './refusal';
import { requestRefusals } from './requestRefusals';

/** Refusals that any endpoint may give, before its own rules are looked at. */
export const gatewayRefusals: RefusalTable = {
	...accessRefusals,
	...requestRefusals,
	...idRefusals,
};
