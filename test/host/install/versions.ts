import { parseJson, recordIn } from '../json';

/**
 * Exact versions, so that the host is the same on every machine and on every day. The environment names others,
 * both together, for the compatibility run.
 */
export const hostVersions = {
	node: process.env['HOST_NODE'] ?? '24.21.0',
	n8n: process.env['HOST_N8N'] ?? '2.40.7',
};

/** Another n8n wants more of both: it names no exact version of what has changed since. */
const moreOverrides = recordIn(parseJson(process.env['HOST_OVERRIDES'] ?? '{}'));
const morePeers = recordIn(parseJson(process.env['HOST_PEERS'] ?? '{}'));

/**
 * Newer linkedom needs a package that cannot always be had, and n8n's own xlsx is fetched from outside
 * the npm registry.
 */
export const hostOverrides = { linkedom: '0.18.12', xlsx: '0.18.5', ...moreOverrides };

/** Wanted by n8n's Extract From File node as a peer, and peers are not installed by themselves here. */
export const hostPeers = { 'date-fns': '2.30.0', ...morePeers };
