import { FeishuApiError } from '../../platform/answers/failure';
import { endpointLabel } from '../../platform/request';
import { tokenExchange } from '../../platform/token';

/** Whether Feishu gave the app no token: nothing else can be sent either, and asking again gets the same answer. */
export const isTokenRefusal = (error: unknown): boolean =>
	error instanceof FeishuApiError && error.endpoint === endpointLabel(tokenExchange);
