import type { IDataObject } from 'n8n-workflow';

import { FeishuApiError } from '../../../platform/answers/failure';
import { InvalidInput } from '../../../platform/invalidInput';
import { rescue } from '../../../platform/rescue';

/** One line of the report of Validate Only. */
export interface Check extends IDataObject {
	readonly check: string;
	readonly passed: boolean;
	readonly message: string;
	/** Whether it makes the item invalid when it fails. */
	readonly severity: 'error' | 'warning';
}

export const passed = (check: string, message: string): Check => ({
	check,
	passed: true,
	message,
	severity: 'error',
});

export const failed = (check: string, message: string): Check => ({
	check,
	passed: false,
	message,
	severity: 'error',
});

/** The same check as one that makes no item invalid. */
export const asWarning = (check: Check): Check => ({ ...check, severity: 'warning' });

export const isFatal = (check: Check): boolean => !check.passed && check.severity === 'error';

/** What did not pass, a line each: first what makes the item invalid, then the warnings; empty where all passed. */
export const problemsIn = (checks: readonly Check[]): string => {
	const lineOf = ({ check, message }: Check): string => `${check}: ${message}`;
	const open = checks.filter((check) => !check.passed);
	return [
		...open.filter(isFatal).map(lineOf),
		...open.filter((check) => !isFatal(check)).map((check) => `Warning: ${lineOf(check)}`),
	].join('\n');
};

/** The value, or the check that failed because it could not be had. */
export async function settle<T>(
	check: string,
	get: () => Promise<T>,
): Promise<{ value: T } | Check> {
	return await rescue<{ value: T }, Check>(
		async () => ({ value: await get() }),
		(error) => {
			if (error instanceof InvalidInput) return failed(check, `${error.message}. ${error.advice}`);
			if (!(error instanceof FeishuApiError)) return undefined;
			return failed(check, `Could not be checked: ${error.message}. ${error.advice}`);
		},
	);
}
