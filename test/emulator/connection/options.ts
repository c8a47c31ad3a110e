/** What the server tells its clients to keep to; seconds, and attempts, where negative is without end. */
export interface ClientConfig {
	readonly ReconnectCount: number;
	readonly ReconnectInterval: number;
	readonly ReconnectNonce: number;
	readonly PingInterval: number;
}

export interface ConnectionOptions {
	/** 120 s between pings and between attempts, jitter of 30 s, no end of attempts, when absent. */
	readonly config?: Partial<ClientConfig>;
	/** How many connections an app may have; the documented 50, when absent. */
	readonly limit?: number;
	/** Of the choice among an app's connections. */
	readonly seed?: number;
	/** Silence after which the server closes with 3003; two intervals between pings, when absent. */
	readonly pingTimeoutMs?: number;
	/** A payload with more bytes than that is split. */
	readonly partBytes?: number;
	/** Whether frames carry IDs that a JavaScript number does not hold, and the official SDK spoils. */
	readonly wideIds?: boolean;
}

// The SDKs' own values: https://github.com/larksuite/oapi-sdk-go/blob/v3_main/ws/client.go
export const defaultConfig: ClientConfig = {
	ReconnectCount: -1,
	ReconnectInterval: 120,
	ReconnectNonce: 30,
	PingInterval: 120,
};

/**
 * "每个应用最多建立 50 个连接":
 * https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/choose-a-subscription-mode/request-url-configuration-case
 */
export const DOCUMENTED_LIMIT = 50;

export const PART_BYTES = 64 * 1024;
