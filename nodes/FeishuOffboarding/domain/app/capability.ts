import type { Endpoint } from '../../platform/request';

/** Something of Feishu's that an app needs one of some scopes for: an endpoint, an event. */
export type Access = Pick<Endpoint, 'name' | 'scopes'>;

/** Something that this package does, and what of Feishu it needs for it. */
export interface Capability {
	/** As the editor shows it. */
	readonly name: string;
	/** It needs all of them. */
	readonly calls: readonly Access[];
}
