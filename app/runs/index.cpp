// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/index.h"

#include "core/files.h"
#include "runs/status.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDataStream>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace yeonji::runs {

namespace {

constexpr qint64 largest = 256 << 20;

// What a file is found to be is for the readers to say: those of another build may say otherwise.
QByteArray thisBuild()
{
    const FileState program = stateOf(QCoreApplication::applicationFilePath());
    return "yeonji runs 1 " + QByteArray::number(program.size) + ' ' + QByteArray::number(program.modified);
}

const Reader *readerOf(Kind kind)
{
    for (const Reader &reader : readers())
        if (reader.kind == kind && !reader.partsOf)
            return &reader;
    return nullptr;
}

// The log beside a run says how it stands, too.
Stamp withLogs(Stamp stamp, const QString &path, Kind kind)
{
    for (const QString &log : logNamesOf(path, kind))
        if (const FileState state = stateOf(log); state.size >= 0)
            stamp.insert(log, state);
    return stamp;
}

QDataStream &operator<<(QDataStream &stream, const FileState &state)
{
    return stream << state.size << state.modified << state.inode;
}

QDataStream &operator>>(QDataStream &stream, FileState &state)
{
    return stream >> state.size >> state.modified >> state.inode;
}

QByteArray packed(const std::vector<float> &curve)
{
    return QByteArray(reinterpret_cast<const char *>(curve.data()), qsizetype(curve.size() * sizeof(float)));
}

std::vector<float> unpacked(const QByteArray &bytes)
{
    std::vector<float> curve(size_t(bytes.size()) / sizeof(float));
    std::copy_n(bytes.data(), curve.size() * sizeof(float), reinterpret_cast<char *>(curve.data()));
    return curve;
}

} // namespace

Index::Index(QString file) : m_file(std::move(file)) {}

std::optional<std::vector<Found>> Index::known(const QString &path, const FileState &state)
{
    const QMutexLocker lock(&m_mutex);
    load();
    const auto at = m_looks.find(path);
    if (at == m_looks.end() || at->state != state)
        return {};
    at->used = true;
    return at->found ? std::vector{*at->found} : std::vector<Found>();
}

void Index::learn(const QString &path, const FileState &state, const std::vector<Found> &found)
{
    // What lies in a database may change while the file stays as it is.
    if (!isSettled(state) || found.size() > 1 || (!found.empty() && found.front().reader->partsOf))
        return;
    const QMutexLocker lock(&m_mutex);
    m_looks.insert(path, {state, found.empty() ? std::nullopt : std::optional(found.front()), true});
    m_isNew = true;
}

std::shared_ptr<const Card> Index::card(const Found &found)
{
    Kept kept;
    {
        const QMutexLocker lock(&m_mutex);
        load();
        const auto at = m_cards.find(found.key());
        if (at == m_cards.end())
            return {};
        at->used = true;
        kept = *at;
    }
    const bool same = digestOf(withLogs(stampOf(found.path, kept.files), found.path, found.reader->kind)) == kept.digest;
    return same ? kept.card : nullptr;
}

void Index::keep(const Run &run, Stamp stamp)
{
    if (run.status == Status::Running || run.status == Status::Stalled)
        return;
    const QByteArray digest = digestOf(withLogs(std::move(stamp), run.path, run.kind));
    if (digest.isEmpty())
        return;
    const QMutexLocker lock(&m_mutex);
    load();
    Kept &kept = m_cards[run.key()];
    kept.used = true;
    if (kept.digest == digest && kept.files == run.files)
        return;
    kept.files = run.files;
    kept.digest = digest;
    kept.card = std::make_shared<const Card>(cardOf(run));
    m_isNew = true;
}

void Index::load()
{
    if (std::exchange(m_loaded, true) || m_file.isEmpty() || !QFile::exists(m_file))
        return;
    const auto bytes = readFile(m_file, largest);
    if (!bytes)
        return;
    QDataStream stream(*bytes);
    QByteArray build, sum, body;
    stream >> build >> sum >> body;
    if (stream.status() != QDataStream::Ok || build != thisBuild() || sum != QCryptographicHash::hash(body, QCryptographicHash::Md5))
        return;
    QDataStream inside(body);
    qint32 count = 0;
    inside >> count;
    for (qint32 i = 0; i < count && inside.status() == QDataStream::Ok; ++i) {
        QString path, name;
        Look look;
        qint32 kind = -1;
        bool broken = false;
        inside >> path >> look.state >> kind >> name >> broken;
        if (const Reader *reader = kind < 0 ? nullptr : readerOf(Kind(kind)))
            look.found = Found{.path = path, .name = name, .reader = reader, .part = {}, .broken = broken};
        m_looks.insert(path, look);
    }
    inside >> count;
    for (qint32 i = 0; i < count && inside.status() == QDataStream::Ok; ++i) {
        QString key;
        Kept kept;
        Card card;
        qint32 status = 0, findings = 0;
        QByteArray curve;
        inside >> key >> kept.files >> kept.digest >> status >> card.step >> findings >> curve;
        card.status = Status(status);
        card.findings = findings;
        card.curve = unpacked(curve);
        kept.card = std::make_shared<const Card>(std::move(card));
        m_cards.insert(key, kept);
    }
}

// What nobody asked for since the start, if it became much: a disk that is away may come back.
void Index::forgetUnused()
{
    const auto forget = [](auto &entries) {
        constexpr qsizetype few = 1000;
        const qsizetype used = std::ranges::count_if(entries, [](const auto &entry) { return entry.used; });
        if (entries.size() > 4 * used + few)
            entries.removeIf([](const auto &entry) { return !entry.value().used; });
    };
    forget(m_looks);
    forget(m_cards);
}

void Index::save()
{
    QByteArray body;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_file.isEmpty() || !std::exchange(m_isNew, false))
            return;
        forgetUnused();
        QDataStream stream(&body, QIODevice::WriteOnly);
        stream << qint32(m_looks.size());
        for (auto at = m_looks.cbegin(); at != m_looks.cend(); ++at)
            stream << at.key() << at->state << qint32(at->found ? int(at->found->reader->kind) : -1)
                   << (at->found ? at->found->name : QString()) << (at->found && at->found->broken);
        stream << qint32(m_cards.size());
        for (auto at = m_cards.cbegin(); at != m_cards.cend(); ++at)
            stream << at.key() << at->files << at->digest << qint32(at->card->status) << at->card->step << qint32(at->card->findings)
                   << packed(at->card->curve);
    }
    QByteArray bytes;
    QDataStream whole(&bytes, QIODevice::WriteOnly);  // named: what is written into a temporary are C strings
    whole << thisBuild() << QCryptographicHash::hash(body, QCryptographicHash::Md5) << body;
    (void)writeFile(m_file, bytes);
}

} // namespace yeonji::runs
