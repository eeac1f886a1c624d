// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The language the program speaks: of the person's choice, else the system's. English is in the
// sources; other languages are in the resources.

#include <QString>

#include <optional>

namespace yeonji {

// Once an application object stands. `wanted`: ko or en; empty: as the system. Messages, dates and
// Qt's own texts follow; JSON never does.
void speak(const QString &wanted = {});

// Whether speak() chose Korean.
bool speaksKorean();

// Which of the two a name like ko-KR is nearest to.
bool isKorean(const QString &language);

// What this thread says while this stands is in `language`; empty: as speak() said. A document that leaves speaks its
// own language, whoever sends it.
class Speaking
{
public:
    explicit Speaking(const QString &language);
    ~Speaking();
    Q_DISABLE_COPY_MOVE(Speaking)

    // What was given, so that a worker can say the same; empty: as speak() said.
    static QString language();

private:
    std::optional<bool> m_before;
};

} // namespace yeonji
