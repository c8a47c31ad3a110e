export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
export const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
