// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which HTML elements are open after some lines: a slide that begins among them would end what it did not
// begin. Elements that HTML ends by itself (`<br>`, `<p>`, `<li>`) are not counted, nor tags in code.

#include <QString>
#include <QStringList>

namespace yeonji::decks {

class OpenElements
{
public:
    void read(const QString &line);
    bool any() const { return !m_open.isEmpty(); }

private:
    QStringList m_open;   // names in lower case, the outermost first
};

} // namespace yeonji::decks
