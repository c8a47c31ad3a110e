import { textAt } from '../../../nodes/FeishuOffboarding/platform/json';
import type { Emulator } from '../../emulator/server';

/** Submits past the node, which would keep to Feishu's limit. */
export async function submitElsewhere(emulator: Emulator, employmentIds: readonly string[]) {
	const { appId, appSecret } = emulator.apps.main;
	const post = async (path: string, body: object, token = ''): Promise<unknown> => {
		const headers = {
			Authorization: `Bearer ${token}`,
			'Content-Type': 'application/json; charset=utf-8',
		};
		const options = { method: 'POST', headers, body: JSON.stringify(body) };
		return await (await fetch(`${emulator.url}/open-apis/${path}`, options)).json();
	};
	const answer = await post('auth/v3/tenant_access_token/internal', {
		app_id: appId,
		app_secret: appSecret,
	});
	const token = textAt(answer, 'tenant_access_token');
	for (const employment_id of employmentIds) {
		const terms = {
			offboarding_mode: 1,
			offboarding_date: '2099-12-31',
			offboarding_reason_unique_identifier: 'voluntary',
		};
		await post('corehr/v2/offboardings/submit_v2', { ...terms, employment_id }, token);
	}
}
