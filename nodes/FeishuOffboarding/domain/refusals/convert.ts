import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/common_data-id/convert
export const convertRefusals: RefusalTable = {
	1160001: {
		message: 'Feishu cannot convert the IDs as they are given',
		advice:
			"Check that every ID is of the kind chosen in 'From ID Type', that none is longer than 50 characters, and that there is at least one. Feishu converts IDs only for companies on the new link of Feishu CoreHR (飞书人事新链路租户).",
	},
};
