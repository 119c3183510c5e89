// Reloads the page when the site has changed, and shows over it what is wrong with the content.
(() => {
  'use strict';
  const own = document.currentScript.src;
  const closedKey = 'congkhai-problems-closed';
  const closeLabel = { vi: 'Đóng', en: 'Close' };
  const style = `
    :host { all: initial; }
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box;
      max-height: 60vh; overflow: auto; padding: 0.75rem 1rem; border-top: 4px solid #8a5a00;
      background: #fff; color: #1b1b1b; color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif;
    }
    section.errors { border-top-color: #b3261e; }
    button {
      float: right; min-height: 2.75rem; min-width: 2.75rem; margin-left: 1rem; padding: 0 1rem; font: inherit;
      color: inherit; background: transparent; border: 1px solid currentColor; border-radius: 4px; cursor: pointer;
    }
    summary { min-height: 2.75rem; line-height: 2.75rem; font-weight: bold; cursor: pointer; }
    pre { margin: 0; font: 0.875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    :focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
    @media (prefers-color-scheme: dark) {
      section { background: #1b1b1b; color: #f2f2f2; border-top-color: #e0a030; }
      section.errors { border-top-color: #ff8a80; }
    }
    @media print { section { display: none; } }
  `;

  // The version of this very page, where the browser tells it; else the first one that the server names.
  const [navigation] = performance.getEntriesByType('navigation');
  let shown = navigation?.serverTiming?.find((entry) => entry.name === 'version')?.description;

  let panel;
  let closed;
  try {
    closed = sessionStorage.getItem(closedKey);
  } catch {
    // Storage is off: a closed panel comes back with the next page.
  }

  function close(version) {
    closed = version;
    try {
      sessionStorage.setItem(closedKey, version);
    } catch {
      // As above.
    }
    hide();
  }

  function hide() {
    panel?.remove();
    panel = undefined;
  }

  function show(report) {
    hide();
    panel = document.createElement('div');
    const root = panel.attachShadow({ mode: 'open' });
    if ('adoptedStyleSheets' in root) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      root.adoptedStyleSheets = [sheet];
    }
    const section = document.createElement('section');
    section.lang = report.lang;
    section.className = report.errors ? 'errors' : 'warnings';
    section.setAttribute('role', 'alert');
    root.append(section);
    document.body.append(panel);

    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = closeLabel[report.lang] ?? closeLabel.en;
    button.addEventListener('click', () => close(report.version));
    const details = document.createElement('details');
    details.open = report.errors > 0;
    const summary = document.createElement('summary');
    summary.textContent = report.title;
    const text = document.createElement('pre');
    text.textContent = report.text;
    details.append(summary, text);
    section.append(button, details);
  }

  let asked = 0;
  async function look() {
    asked += 1;
    const turn = asked;
    let report;
    try {
      const answer = await fetch(new URL('problems', own));
      if (!answer.ok) return;
      report = await answer.json();
    } catch {
      return; // The server has gone; the stream says when it is back.
    }
    if (turn !== asked) return;
    shown ??= report.version;
    if (!report.errors && report.version !== shown) {
      leave();
      location.reload();
    } else if (report.text && report.version !== closed) {
      show(report);
    } else {
      hide();
    }
  }

  // A browser opens few connections to one server, so only pages in view keep one.
  let stream;
  function listen() {
    if (stream || document.hidden) return;
    const opened = new EventSource(new URL('events', own));
    stream = opened;
    opened.addEventListener('version', look);
    opened.addEventListener('error', () => {
      if (opened !== stream || opened.readyState !== EventSource.CLOSED) return;
      stream = undefined;
      setTimeout(listen, 2000);
    });
  }

  function leave() {
    stream?.close();
    stream = undefined;
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : listen()));
  addEventListener('pagehide', leave);
  addEventListener('pageshow', listen);
  listen();
})();
