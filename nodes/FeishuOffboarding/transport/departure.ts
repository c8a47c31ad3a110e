import type { ApiRequest } from '../platform/request';

/** What happens when a request leaves. */
export interface Departure {
	/** Done when the request has its turn, before it leaves; what it throws ends the request. */
	readonly prepare?: () => Promise<void>;
	/** Is called when the request leaves. */
	readonly leaves?: (request: ApiRequest) => void;
}
