// Feishu does not say in which zone it writes times; the sandbox tenant is in China.
const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

function chinaClock(atMs: number): string {
	return new Date(atMs + CHINA_OFFSET_MS).toISOString();
}

/** `YYYY-MM-DD` in China. */
export function dayOf(atMs: number): string {
	return chinaClock(atMs).slice(0, 10);
}

/** `YYYY-MM-DD HH:mm:ss` in China. */
export function dateTimeOf(atMs: number): string {
	return chinaClock(atMs).slice(0, 19).replace('T', ' ');
}

export function isDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const parsed = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** The moment of a `YYYY-MM-DD HH:mm:ss`, or of the start of a `YYYY-MM-DD`, in China. */
export function momentOf(text: string): number {
	const [day = '', time = '00:00:00'] = text.split(' ');
	return Date.parse(`${day}T${time}+08:00`);
}

export function isDateTime(text: string): boolean {
	const moment = momentOf(text);
	return !Number.isNaN(moment) && dateTimeOf(moment) === text;
}

export function daysFrom(atMs: number, days: number): string {
	return dayOf(atMs + days * DAY_MS);
}
