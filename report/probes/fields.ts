import { getOffboardingField } from '../../nodes/FeishuOffboarding/domain/customField/fieldRequests';
import { toFieldEdits } from '../../nodes/FeishuOffboarding/domain/offboarding/edit';
import type { Session } from '../wire/session';

/** A code of a system field that an Update sends, and whether Feishu knows a field of that code. */
export interface KnownCode {
	readonly code: string;
	readonly isKnown: boolean;
}

/** The codes that an Update of everything sends. */
const codes = (): string[] =>
	toFieldEdits({
		timeZone: 'UTC',
		updateFields: {
			offboardingDate: '2030-01-01',
			offboardingReason: 'any',
			reasonExplanation: 'any',
			addToBlockList: true,
			blockReason: 'any',
			blockReasonExplanation: 'any',
		},
		customFields: [],
		otherFields: [],
	}).map(({ field_name }) => field_name);

/** Asks for each of them. A call that failed for another reason than the code tells nothing. */
export async function probeFields(session: Session): Promise<KnownCode[]> {
	const known: KnownCode[] = [];
	for (const code of codes()) {
		const heard = await session.send(getOffboardingField(code));
		if (heard.class === 'done') known.push({ code, isKnown: true });
		else if (heard.envelope?.code === NO_SUCH_FIELD) known.push({ code, isKnown: false });
	}
	return known;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/get_by_param */
const NO_SUCH_FIELD = 1162020;
