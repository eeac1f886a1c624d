// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/colours.h"

#include "core/files.h"
#include "core/json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype most = 20'000;  // names, of which many may be gone
constexpr int highest = 1'000'000;

} // namespace

bool isBaseline(const QString &name)
{
    static const QRegularExpression word(u"(^|[-_./ ])base(line)?($|[-_./ ])"_s, QRegularExpression::CaseInsensitiveOption);
    return word.match(name).hasMatch();
}

ColourMemory::ColourMemory(QString file) : m_file(std::move(file)) {}

QHash<QString, int> ColourMemory::numbersOf(const QStringList &names)
{
    QStringList fresh;
    for (const QString &name : names)
        if (!isBaseline(name) && !m_numbers.contains(name))
            fresh.append(name);
    fresh.sort();
    fresh.removeDuplicates();
    if (!fresh.isEmpty()) {
        load();  // another program may have given them theirs
        QSet<int> taken;
        for (const QString &name : names)
            if (const auto at = m_numbers.constFind(name); at != m_numbers.cend())
                taken.insert(*at);
        int next = 0;
        for (const QString &name : std::as_const(fresh))
            if (!m_numbers.contains(name)) {
                while (taken.contains(next))
                    ++next;
                m_numbers.insert(name, next++);
            }
        if (m_numbers.size() > most) {
            const QSet<QString> here(names.begin(), names.end());
            m_numbers.removeIf([&here](const auto &entry) { return !here.contains(entry.key()); });
        }
        store();
    }
    QHash<QString, int> numbers;
    for (const QString &name : names)
        numbers.insert(name, isBaseline(name) ? grey : m_numbers.value(name));
    return numbers;
}

void ColourMemory::load()
{
    if (m_file.isEmpty())
        return;
    const auto bytes = readFile(m_file, 16 << 20);
    const QJsonObject runs = bytes ? readJson(*bytes).value.toObject()[u"runs"_s].toObject() : QJsonObject();
    for (auto at = runs.begin(); at != runs.end(); ++at)
        if (const int number = at->toInt(-1); number >= 0 && number < highest && !m_numbers.contains(at.key()))
            m_numbers.insert(at.key(), number);
}

void ColourMemory::store() const
{
    if (m_file.isEmpty())
        return;
    QJsonObject runs;
    for (auto at = m_numbers.begin(); at != m_numbers.end(); ++at)
        runs.insert(at.key(), at.value());
    (void)writeFile(m_file, QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"runs"_s, runs}}).toJson(QJsonDocument::Compact));
}

} // namespace yeonji::runs
