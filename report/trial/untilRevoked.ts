import type { Terminal } from '../terminal';
import { alarm } from './alarm';
import type { Listener } from './listen';
import type { Trial } from './trial';
import type { Wish } from './wish';

const WAIT =
	'\nAn offboarding may be open. It is revoked first; the report then ends as usual. Stop once more to leave it as it is.';

/** How a trial ended, and whether somebody wanted to stop while it ran. */
interface Guarded {
	readonly trial: Trial;
	readonly isStopped: boolean;
}

/**
 * Runs what submits and revokes. Whoever stops the report has it revoked first; whoever stops it again, and
 * whatever breaks, ends with the alarm.
 */
export async function untilRevoked(
	run: (listener: Pick<Listener, 'expect'>) => Promise<Trial>,
	wish: Wish,
	listener: Pick<Listener, 'expect'>,
	terminal: Terminal,
): Promise<Guarded> {
	let offboardingId: string | undefined;
	let stops = 0;
	const expect = (id: string): void => {
		offboardingId = id;
		listener.expect(id);
	};
	const warn = (): void => terminal.say(alarm({ offboardingId, revoke: undefined }, wish));
	const release = terminal.holdStop(() => {
		stops += 1;
		if (stops === 1) terminal.say(WAIT);
		else warn();
		return stops === 1;
	});
	let trial: Trial | undefined;
	try {
		trial = await run({ expect });
		return { trial, isStopped: stops > 0 };
	} finally {
		release();
		if (trial === undefined) warn();
	}
}
