import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/application-v6/scope/list
export const scopesRefusals: RefusalTable = {
	212100: {
		means: 'notInstalled',
		message: 'The app is not installed in the company, so it has no permissions yet',
		advice:
			'In the Developer Console (开发者后台) open Version Management & Release (版本管理与发布), create a version (创建版本), press 申请线上发布, and have an administrator approve it.',
	},
};
