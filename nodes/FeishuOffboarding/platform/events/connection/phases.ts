import type { Refusal } from '../../refusals/refusal';
import type { ConnectionTiming } from './timing';

/** Why a connection could not be made, or was lost. */
export interface Trouble {
	/** The rest of a sentence that begins with "because". */
	readonly reason: string;
	/** Whether Feishu has too many connections of the app: to ask again soon would not help. */
	readonly isCrowded: boolean;
}

/** Times are milliseconds of a clock that nobody sets; `attempt` counts the attempts to connect. */
export type Lifecycle =
	| {
			readonly phase: 'waiting';
			readonly attempt: number;
			readonly untilMs: number;
			readonly timing: ConnectionTiming;
			readonly trouble: Trouble | undefined;
	  }
	| {
			readonly phase: 'connecting';
			readonly attempt: number;
			readonly untilMs: number;
			readonly timing: ConnectionTiming;
	  }
	| {
			readonly phase: 'open';
			readonly attempt: number;
			readonly pingAtMs: number;
			readonly heardMs: number;
			readonly timing: ConnectionTiming;
	  }
	| { readonly phase: 'stopped'; readonly attempt: number; readonly timing: ConnectionTiming }
	| {
			readonly phase: 'fatal';
			readonly attempt: number;
			readonly timing: ConnectionTiming;
			readonly refusal: Refusal;
	  };

/** What happens. Whatever belongs to an earlier attempt is too late to matter. */
export type LifecycleEvent =
	| { readonly kind: 'tick' }
	/** The first attempt has time until then. */
	| { readonly kind: 'gather'; readonly untilMs: number }
	/** Somebody waits for the connection. */
	| { readonly kind: 'hurry' }
	/** Discovery has answered. */
	| { readonly kind: 'discovered'; readonly attempt: number; readonly config: unknown }
	| { readonly kind: 'opened'; readonly attempt: number }
	/** Anything came; `config` from a pong. */
	| { readonly kind: 'heard'; readonly attempt: number; readonly config?: unknown }
	/** Could not be made, or is lost. */
	| { readonly kind: 'failed'; readonly attempt: number; readonly trouble: Trouble }
	| { readonly kind: 'refused'; readonly attempt: number; readonly refusal: Refusal }
	| { readonly kind: 'stop' };

/** What the shell has to do. */
export type LifecycleAction = 'connect' | 'ping' | 'hangUp';

export interface LifecycleStep {
	readonly state: Lifecycle;
	readonly actions: readonly LifecycleAction[];
}
