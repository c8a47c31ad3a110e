import { FeishuApiError } from '../../platform/answers/failure';
import { endpointLabel } from '../../platform/request';
import { tokenExchange } from '../../platform/tokenExchange';

/** Whether Feishu gave the app no token: nothing else can be sent either, and asking again gets the same answer. */
const isTokenRefusal = (error: unknown): boolean =>
	error instanceof FeishuApiError && error.endpoint === endpointLabel(tokenExchange);

/** A failure of the call itself, which others need not share. */
export const isCallFailure = (error: unknown): error is FeishuApiError =>
	error instanceof FeishuApiError && !isTokenRefusal(error);
