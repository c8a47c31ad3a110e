/** What goes wrong with a long connection. Faults of discovery's transport are those of any call. */
export type ConnectionFault = DiscoveryFault | HandshakeFault | PushFault;

type DiscoveryFault =
	/** The address has that service ID, or none. */
	| { readonly kind: 'serviceId'; readonly value: string | undefined }
	| { readonly kind: 'address'; readonly url: string }
	/** In the place of `ClientConfig`; it is left out, when undefined. */
	| { readonly kind: 'config'; readonly value: unknown };

export type HandshakeFault =
	| {
			readonly kind: 'refuseHandshake';
			readonly status: number;
			readonly authCode?: number;
			readonly message?: string;
	  }
	| { readonly kind: 'hangHandshake' }
	| { readonly kind: 'resetHandshake' }
	/** Accepted, and dead from the first moment. */
	| { readonly kind: 'halfOpenFromStart' }
	| { readonly kind: 'closeAfterOpen'; readonly code: number; readonly reason?: string };

export type PushFault =
	/** Bytes that are no frame, in front of the event. */
	| { readonly kind: 'garbageBefore' }
	| { readonly kind: 'partsReversed' }
	| { readonly kind: 'lastPartLost' }
	/** The connection is cut when the event has been sent. */
	| { readonly kind: 'cutAfter' }
	/** The event arrives; what the client answers is lost. */
	| { readonly kind: 'acknowledgementLost' };

interface StagedFaults {
	readonly discovery: DiscoveryFault;
	readonly handshake: HandshakeFault;
	readonly push: PushFault;
}

type Stage = keyof StagedFaults;

const stages: Readonly<Record<ConnectionFault['kind'], Stage>> = {
	serviceId: 'discovery',
	address: 'discovery',
	config: 'discovery',
	refuseHandshake: 'handshake',
	hangHandshake: 'handshake',
	resetHandshake: 'handshake',
	halfOpenFromStart: 'handshake',
	closeAfterOpen: 'handshake',
	garbageBefore: 'push',
	partsReversed: 'push',
	lastPartLost: 'push',
	cutAfter: 'push',
	acknowledgementLost: 'push',
};

interface Script {
	readonly fault: ConnectionFault;
	skip: number;
	times: number;
}

export interface ConnectionFaults {
	script(fault: ConnectionFault, options?: { times?: number; skip?: number }): void;
	next<S extends Stage>(stage: S): StagedFaults[S] | undefined;
}

export function createConnectionFaults(): ConnectionFaults {
	let scripts: Script[] = [];

	/** The oldest script of the stage has the say, be it only to let this one pass. */
	function nextFault(stage: Stage): ConnectionFault | undefined {
		const script = scripts.find(({ fault }) => stages[fault.kind] === stage);
		if (!script) return undefined;
		if (script.skip > 0) {
			script.skip -= 1;
			return undefined;
		}
		script.times -= 1;
		if (script.times <= 0) scripts = scripts.filter((entry) => entry !== script);
		return script.fault;
	}

	return {
		script(fault, { times = 1, skip = 0 } = {}) {
			scripts.push({ fault, skip, times });
		},
		next: <S extends Stage>(stage: S) => nextFault(stage) as StagedFaults[S] | undefined,
	};
}
