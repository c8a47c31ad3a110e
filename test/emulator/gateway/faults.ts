import type { RouteName } from './route';

/** What goes wrong with a call. "Before": nothing is done. "After": it is done, unheard of. */
export type Fault =
	| {
			kind: 'answer';
			status: number;
			code?: number;
			msg?: string;
			headers?: Record<string, string>;
			rawBody?: string;
	  }
	/** Without `resetSeconds`, the header that says how long to wait is left out. */
	| { kind: 'rateLimit'; resetSeconds?: number; status?: 400 | 429 }
	| { kind: 'token'; code: number }
	| { kind: 'resetBefore' }
	| { kind: 'resetAfter' }
	| { kind: 'hangBefore' }
	| { kind: 'hangAfter' }
	/** Half of the answer, then the end of the connection. */
	| { kind: 'truncatedAfter' }
	| { kind: 'gatewayBefore'; status: 502 | 503 | 504 }
	| { kind: 'gatewayAfter'; status: 502 | 503 | 504 }
	/** Done, but answered with a failure. */
	| { kind: 'codeAfter'; status: number; code: number; msg: string }
	| { kind: 'delay'; ms: number }
	/** Done, but the answer comes a few bytes at a time; one unless given. */
	| { kind: 'dripAfter'; everyMs: number; bytes?: number };

interface FaultSubject {
	route: RouteName;
	body: unknown;
	/** The place of the call among all calls of this emulator, from 1. */
	number: number;
}

export type FaultChooser = (request: FaultSubject) => Fault | undefined;

interface Script {
	route: RouteName | '*';
	fault: Fault;
	skip: number;
	times: number;
}

export interface Faults {
	script(route: RouteName | '*', fault: Fault, skip: number, times: number): void;
	choose(chooser: FaultChooser): void;
	next(subject: FaultSubject): Fault | undefined;
}

export function createFaults(): Faults {
	let scripts: Script[] = [];
	let chooser: FaultChooser = () => undefined;

	/** The oldest script for the route has the say, be it only to let this call pass. */
	function nextScripted(route: RouteName): Fault | undefined {
		const script = scripts.find((entry) => entry.route === '*' || entry.route === route);
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
		script(route, fault, skip, times) {
			scripts.push({ route, fault, skip, times });
		},
		choose(next) {
			chooser = next;
		},
		next: (subject) => nextScripted(subject.route) ?? chooser(subject),
	};
}
