import { isOpen, type OffboardingRecord } from './record';

/** Longer than search lags, at Feishu's limit of 20 per second. */
const REMEMBERED_MAX = 2_000;

/**
 * The offboardings that one app has withdrawn in this process. Search goes on showing one as open for a while,
 * and a withdrawn one never opens again.
 */
export class Revocations {
	/** By offboarding ID: whether Feishu has said that it is withdrawn, or was only asked to. */
	private readonly known = new Map<string, 'asked' | 'done'>();

	/** Called before Feishu is asked to withdraw it. */
	ask(offboardingId: string): void {
		if (!this.isDone(offboardingId)) this.keep(offboardingId, 'asked');
	}

	/** Called when Feishu has said that it is withdrawn. */
	confirm(offboardingId: string): void {
		this.keep(offboardingId, 'done');
	}

	/** Called when Feishu has refused to withdraw it. */
	deny(offboardingId: string): void {
		if (!this.isDone(offboardingId)) this.known.delete(offboardingId);
	}

	isDone(offboardingId: string): boolean {
		return this.known.get(offboardingId) === 'done';
	}

	/** Whether a record that search shows as open is so for all that is known here: nobody even tried to withdraw it. */
	leavesOpen(record: OffboardingRecord): boolean {
		return isOpen(record) && !this.known.has(record.offboardingId);
	}

	private keep(offboardingId: string, state: 'asked' | 'done'): void {
		this.known.delete(offboardingId);
		this.known.set(offboardingId, state);
		const [oldest] = this.known.keys();
		if (this.known.size > REMEMBERED_MAX && oldest !== undefined) this.known.delete(oldest);
	}
}
