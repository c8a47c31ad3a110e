import type { Answer } from '../gateway/envelope';

/**
 * Of discovery. The SDKs name the first four and the limit; the others were told in public reports.
 * https://github.com/larksuite/oapi-sdk-go/blob/v3_main/ws/const.go
 */
const discoveryCodes = {
	1: 'system busy',
	403: 'forbidden',
	514: 'auth failed',
	1000040343: 'internal error',
	1000040344: 'app_id or app_secret is null',
	1000040345: 'app_id or app_secret is invalid',
	1000040346: 'app_id is invalid',
	1000040347: 'store apps are not supported yet',
	1000040350: 'the number of connections exceeded the limit',
	1000040351: 'Incorrect domain name',
} as const;

/** Refusals come with HTTP 200, too. */
export const refusal = (code: number, msg = messageOf(code)): Answer => ({
	status: 200,
	body: { code, msg, data: { URL: '' } },
});

function messageOf(code: number): string {
	const messages: Readonly<Record<number, string>> = discoveryCodes;
	return messages[code] ?? 'unknown error';
}
