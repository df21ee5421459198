// Before the first paint, so that a chosen theme does not flash. A file of its own, since the CSP refuses inline scripts.
try {
  const theme = localStorage.getItem('orleanssec.theme');
  if (theme === 'dark' || theme === 'light') {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Without storage the system's theme applies.
}
