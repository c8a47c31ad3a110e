import { getApprovalProcess } from '../../nodes/FeishuOffboarding/domain/approval/process';
import { searchOffboardings } from '../../nodes/FeishuOffboarding/domain/offboarding/search';
import { ID_TYPE } from '../reads/reads';
import type { Session } from '../wire/session';

/** Reads that Feishu has to refuse, for the HTTP status that it does so with. */
export async function probeRefusals(session: Session): Promise<void> {
	await session.send(getApprovalProcess(ID_TYPE, '1'));
	await session.send(
		searchOffboardings({ statuses: ['NoSuchStatus'] }, undefined, { pageSize: 1 }),
	);
}
