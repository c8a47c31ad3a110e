import { open, type Question } from './question';

export const afterTheLastDay: Question = {
	heading: 'After the last day',
	reply: () =>
		open(
			'Only a write tells it, and this report does not try. If somebody has revoked or updated an offboarding with the status Offboarded, give the code and the log ID.',
		),
};

export const repeatedEvents: Question = {
	heading: 'Repeated events',
	reply: () =>
		open(
			'Answer an event with HTTP 500 once, and compare `X-Lark-Request-Timestamp` and `X-Lark-Signature` of the two calls: say whether they are the same.',
		),
};
