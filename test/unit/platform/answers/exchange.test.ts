import {
	connectionExchange,
	reasonInWords,
} from '../../../../nodes/FeishuOffboarding/platform/answers/exchange';

describe('connectionExchange', () => {
	it.each([
		['nobody listens', { code: 'ECONNREFUSED', syscall: 'connect' }],
		['nobody listens, told without the call', { code: 'ECONNREFUSED' }],
		['the name is unknown', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
		['the name could not be asked for', { code: 'EAI_AGAIN' }],
		['a look-up broke off', { code: 'ETIMEDOUT', syscall: 'getaddrinfo' }],
		['no connection in time', { code: 'ETIMEDOUT', syscall: 'connect' }],
		['the connection was cut while it was made', { code: 'ECONNRESET', syscall: 'connect' }],
		['no way to the host', { code: 'EHOSTUNREACH', syscall: 'connect' }],
		['no way to the host, told without the call', { code: 'EHOSTUNREACH' }],
		['no way to the network', { code: 'ENETUNREACH', syscall: undefined }],
		['the host is down', { code: 'EHOSTDOWN' }],
		['the address cannot be read', { code: 'ERR_INVALID_URL' }],
		['the certificate is too old', { code: 'CERT_HAS_EXPIRED' }],
		['the certificate is its own', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
		['a certificate in the chain is its own', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }],
		['the first certificate cannot be checked', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }],
		['the issuer is unknown', { code: 'UNABLE_TO_GET_ISSUER_CERT' }],
		['the issuer is unknown here', { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }],
		['the certificate is of another host', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }],
		['the certificate does not fit', { code: 'HOSTNAME_MISMATCH' }],
		['the other side speaks no TLS', { code: 'EPROTO', syscall: 'write' }],
		['the other side speaks another TLS', { code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }],
		['no cipher is agreed on', { code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' }],
		['the versions do not fit', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }],
		['a certificate is asked for', { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }],
	])('knows that nothing was sent where %s', (_reason, fault) => {
		expect(connectionExchange(fault)).toEqual({ kind: 'notSent', reason: fault.code });
	});

	it.each([
		['the connection was cut', { code: 'ECONNRESET' }],
		['the connection was cut while reading', { code: 'ECONNRESET', syscall: 'read' }],
		['the connection was cut while writing', { code: 'EPIPE', syscall: 'write' }],
		['no answer came in time', { code: 'ECONNABORTED' }],
		['nothing came any more', { code: 'ETIMEDOUT', syscall: 'read' }],
		['the way was lost after sending', { code: 'EHOSTUNREACH', syscall: 'read' }],
		['the network was lost after sending', { code: 'ENETUNREACH', syscall: 'read' }],
		['the encryption broke off after sending', { code: 'EPROTO', syscall: 'read' }],
		['a record of the answer was damaged', { code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }],
		['the answer ended too early', { code: 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING' }],
		['the word only holds the name of a fault', { code: 'XCERT_ERR_TLS_' }],
		['the answer cannot be read', { code: 'HPE_INVALID_CONSTANT' }],
		['the reason is not told', { code: 'no answer' }],
		['the reason is a word of no meaning', { code: '' }],
	])('takes the outcome as unknown where %s', (_reason, fault) => {
		expect(connectionExchange(fault)).toEqual({ kind: 'interrupted', reason: fault.code });
	});
});

describe('reasonInWords', () => {
	it.each(['ECONNABORTED', 'ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'ENOTFOUND', 'EPIPE'])(
		'says %s without the code',
		(code) => {
			const words = reasonInWords(code);
			expect(words).toMatch(/^(the|no) [a-z ]+$/);
			expect(words).not.toBe(reasonInWords('unheard of'));
		},
	);

	it.each(['', 'EUNHEARDOF'])('has general words for %j', (code) => {
		expect(reasonInWords(code)).toBe('the connection could not be used');
	});
});
