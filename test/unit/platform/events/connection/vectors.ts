import recorded from '../../../../fixtures/connectionFrames.json';

/** Bytes that the official SDK has sent or understood. */
export const vector = (name: keyof typeof recorded.frames): Uint8Array =>
	Uint8Array.from(Buffer.from(recorded.frames[name], 'hex'));

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const text = (bytes: Uint8Array | undefined): string =>
	Buffer.from(bytes ?? new Uint8Array()).toString();
