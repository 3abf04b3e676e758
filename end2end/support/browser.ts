/**
 * Debian's Chromium: nothing is downloaded, and nothing but Taskbell is asked for anything. The shell has no windows to draw:
 * the same pages take a third of the processor time.
 */
export const launchOptions = {
  executablePath: process.env.CHROMIUM ?? '/usr/lib/chromium/chromium-headless-shell',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const wide = { viewport: { width: 1280, height: 800 } };
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
