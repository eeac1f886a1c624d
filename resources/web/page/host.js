// SPDX-License-Identifier: GPL-3.0-or-later
// The one way out of the page: names and plain data. The other way is the program calling what
// page.js puts on `yeonji`.
let bridge = null;
const early = [];

export function connect() {
  return new Promise((resolve) => {
    new QWebChannel(qt.webChannelTransport, (channel) => {
      bridge = channel.objects.bridge;
      for (const [name, data] of early.splice(0)) bridge.post(name, data);
      resolve();
    });
  });
}

export function post(name, data = null) {
  if (bridge) bridge.post(name, data);
  else early.push([name, data]);
}
