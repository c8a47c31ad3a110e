import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process/get
export const processRefusals: RefusalTable = {
	1160101: {
		message: 'Feishu finds no approval process under this ID, or cannot read the ID',
		advice:
			'Take the process ID from an offboarding that was submitted for approval: Get Many gives it. An offboarding ID is a different number.',
	},
	1160500: {
		class: 'unknownOutcome',
		message: 'Feishu People could not open the approval process',
		advice:
			'Run it again in a few minutes; if the process opens in Feishu but not here, give the log ID to Feishu support (技术支持).',
	},
};
