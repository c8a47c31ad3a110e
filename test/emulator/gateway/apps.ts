import { digest } from '../tenant/ids';

export interface App {
	readonly appId: string;
	/** Another one after the console has reset it. */
	appSecret: string;
	readonly encryptKey: string;
	readonly verificationToken: string;
	readonly enabled: boolean;
	/** Whether a version was ever released, with a data permission for everybody. */
	readonly isReleased: boolean;
	readonly scopes: readonly string[];
}

export interface Apps {
	/** Holds every scope the emulated endpoints and their fields ask for. */
	readonly main: App;
	/** A second app of the same tenant with the same scopes, and its own rate limits. */
	readonly second: App;
	readonly noScopes: App;
	readonly disabled: App;
	/** As the console makes one: no version, no scopes, no data permission. */
	readonly fresh: App;
}

const allScopes: readonly string[] = [
	'contact:user.employee:readonly',
	'contact:user.employee_id:readonly',
	'contact:user.id:readonly',
	'corehr:common_data.id.convert:read',
	'corehr:common_data.meta_data:read',
	'corehr:common_data.preset_data:read',
	'corehr:contract.company:read',
	'corehr:contract.period:read',
	'corehr:contract:read',
	'corehr:employee:read',
	'corehr:employment.offboarding_reason:read',
	'corehr:employment.offboarding_reason.search:read',
	'corehr:job_change.remark:read',
	'corehr:job_change:read',
	'corehr:offboarding:read',
	'corehr:offboarding.block_list:read',
	'corehr:offboarding.custom_field:read',
	'corehr:offboarding.last_attendance_date:read',
	'corehr:offboarding.noncompete_agreement:read',
	'corehr:offboarding.retain_account:read',
	'corehr:offboarding.revoke:write',
	'corehr:offboarding.signature:read',
	'corehr:offboarding.social_insurance:read',
	'corehr:offboarding.submit:write',
	'corehr:offboarding.update:write',
	'corehr:person.legal_name:read',
	'corehr:person.phone:read',
	'corehr:person.phone.search:read',
	'corehr:probation.grade.search:read',
	'corehr:probation:read',
	'corehr:process:read',
	'corehr:process.instance:write',
];

function createApp(
	name: string,
	scopes: readonly string[],
	{ enabled = true, isReleased = true } = {},
): App {
	return {
		appId: `cli_${digest(`app ${name}`, 16)}`,
		appSecret: digest(`secret ${name}`, 32),
		encryptKey: digest(`encrypt key ${name}`, 32),
		verificationToken: digest(`verification token ${name}`, 32),
		enabled,
		isReleased,
		scopes,
	};
}

export function createApps(): Apps {
	return {
		main: createApp('main', allScopes),
		second: createApp('second', allScopes),
		noScopes: createApp('no scopes', []),
		disabled: createApp('disabled', allScopes, { enabled: false }),
		fresh: createApp('fresh', [], { isReleased: false }),
	};
}

export const allApps = ({ main, second, noScopes, disabled, fresh }: Apps): App[] => [
	main,
	second,
	noScopes,
	disabled,
	fresh,
];

export function findApp(apps: Apps, appId: string | undefined): App | undefined {
	return allApps(apps).find((app) => app.appId === appId);
}

export function resetSecret(apps: Apps, appId: string): string {
	const app = findApp(apps, appId);
	if (!app) throw new Error(`No app has the ID ${appId}`);
	app.appSecret = digest(`secret after ${app.appSecret}`, 32);
	return app.appSecret;
}
