/** The most that a list gives on one page, and the most people that a search takes at once. */
export const PAGE_SIZE_MAX = 100;

export interface Page {
	readonly size: number;
	readonly token?: string | undefined;
}
