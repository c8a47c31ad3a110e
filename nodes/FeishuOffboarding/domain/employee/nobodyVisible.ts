import { InvalidInput } from '../../platform/invalidInput';

/** Why a list is empty, where the app sees nobody at all: Feishu's data permissions are empty until somebody sets them. */
export const nobodyVisible = (parameter: string, missing: 'nobody' | 'nothing'): InvalidInput =>
	new InvalidInput(
		parameter,
		`has ${missing} to choose: the app sees no employee`,
		'In the Developer Console (开发者后台) open Permissions & Scopes (权限管理) > Data permissions (数据权限) > 飞书人事（企业版）数据权限, set 员工资源 (employee resources), and publish a new app version (版本管理与发布).',
	);
