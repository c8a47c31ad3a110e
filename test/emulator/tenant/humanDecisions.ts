import { decide, decideAll, hrPartner, type Verdict } from './approvals';
import { changeChecklist } from './checklist';
import type { Emulator } from '../emulator';
import type { OffboardingStatus } from './record';
import type { Sandbox } from '../gateway/route';

const verdicts: Partial<Record<OffboardingStatus, Verdict>> = {
	Approved: 'approved',
	Rejected: 'rejected',
};

/** What people do in Feishu itself, where no app calls. */
export function createHumanDecisions(
	sandbox: Sandbox,
	clock: { now(): number },
): Pick<Emulator, 'setStatus' | 'approve' | 'reject' | 'setChecklistStatus'> {
	const { store, tenant } = sandbox;
	return {
		setStatus(offboardingId, status) {
			const at = clock.now();
			const verdict = verdicts[status];
			const isOpen = store.record(offboardingId)?.status === 'Approving';
			if (verdict && isOpen) decideAll(sandbox, offboardingId, { at, verdict, opinion: '' });
			else store.change(offboardingId, { status, finishedAt: at }, at);
		},
		approve(offboardingId, opinion = '') {
			decide(sandbox, offboardingId, { at: clock.now(), verdict: 'approved', opinion });
		},
		reject(offboardingId, opinion = '') {
			decide(sandbox, offboardingId, { at: clock.now(), verdict: 'rejected', opinion });
		},
		setChecklistStatus(offboardingId, status) {
			const employmentId = store.record(offboardingId)?.employmentId ?? '';
			const operator = hrPartner(tenant, employmentId).employmentId;
			changeChecklist(store, offboardingId, status, clock.now(), operator);
		},
	};
}
