// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/documentfile.h"

#include "core/files.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <algorithm>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace yeonji::project {

namespace {

constexpr qint64 largest = 256 << 20;
constexpr qint64 betweenVersions = 60'000;  // milliseconds
constexpr auto longSave = 300ms;

// No editor draws longer lines: what lies behind is not shown, and the file only read.
constexpr qsizetype longestLine = 500'000;
constexpr qsizetype shownOfLonger = 2'000;

// The number of the first line too long, from 1, with all such lines cut short; 0: there is none.
int cutLongLines(QString &text)
{
    int first = 0;
    int number = 0;
    QStringList lines;
    for (const QStringView line : QStringView(text).tokenize(u'\n')) {
        ++number;
        if (line.size() > longestLine && first == 0)
            first = number;
        lines.append(line.size() > longestLine ? QString(line.first(shownOfLonger) + u"…") : line.toString());
    }
    if (first > 0)
        text = lines.join(u'\n');
    return first;
}

} // namespace

DocumentFile::DocumentFile(const QString &path, const Project &project, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_project(project)
    , m_recovery(project)
    , m_history(project)
{
    m_threads.setMaxThreadCount(4);
    m_slow.setSingleShot(true);
    m_slow.setInterval(longSave);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (m_running)
            keepRecord(m_waiting.value_or(*m_running), Recovery::Where::Away);
    });
}

DocumentFile::~DocumentFile()
{
    m_saving.waitForFinished();
    m_keeping.waitForFinished();
    m_keepingPast.waitForFinished();
}

DocumentFile::Stat DocumentFile::statOf(const QString &path)
{
    struct stat info;
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return {};
    return {info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_ino};
}

bool DocumentFile::isAsSeen() const
{
    return statOf(m_path) == m_stat;
}

DocumentFile::OnDisk DocumentFile::readFrom(const QString &path, int turn)
{
    OnDisk now{{}, statOf(path), false, turn};
    now.bytes = readFile(path, largest);
    now.beingWritten = isBeingWritten(path) || statOf(path) != now.stat;
    return now;
}

DocumentFile::Found DocumentFile::findNow(const QString &path, const Recovery &recovery)
{
    return {readFrom(path, 0), QFileInfo(path).isWritable(), recovery.find(path)};
}

QFuture<DocumentFile::Found> DocumentFile::find() const
{
    return QtConcurrent::run(&m_threads, &DocumentFile::findNow, m_path, m_recovery);
}

QFuture<DocumentFile::OnDisk> DocumentFile::read() const
{
    return QtConcurrent::run(&m_threads, &DocumentFile::readFrom, m_path, m_seenTurn);
}

Result<DocumentFile::Loaded> DocumentFile::load()
{
    return load(findNow(m_path, m_recovery));
}

Result<DocumentFile::Loaded> DocumentFile::load(const Found &found)
{
    Loaded loaded;
    m_stat = found.disk.stat;
    const auto &bytes = found.disk.bytes;
    if (!bytes && bytes.error().kind != ErrorKind::NotFound)
        return std::unexpected(bytes.error());
    if (bytes) {
        const auto decoded = decodeText(*bytes);
        m_format = decoded.format;
        seen(decoded.text, *bytes);
        if (!decoded.format.valid)
            loaded.whyReadOnly = tr("Some bytes of this file are not UTF-8, so it is shown for reading only; convert it to UTF-8 to write in it.");
        else if (!found.writable)
            loaded.whyReadOnly = tr("This file may not be written to, so it is shown for reading only; change its permissions to write in it.");
    }
    loaded.text = m_base;
    if (m_base.size() > longestLine)
        if (const int line = cutLongLines(loaded.text))
            loaded.whyReadOnly = tr("Line %1 of this file is too long to be shown whole, so it is shown for reading only; break it into shorter lines.").arg(line);
    m_readOnly = !loaded.whyReadOnly.isEmpty();
    loaded.recovered = found.recovered;
    if (loaded.recovered && loaded.recovered->text == m_base) {
        m_recovery.forget(m_path);
        loaded.recovered.reset();
    }
    m_recovered = loaded.recovered;
    loaded.recoveredFits = loaded.recovered && loaded.recovered->baseHash == m_hash;
    return loaded;
}

void DocumentFile::seen(const QString &text, const QByteArray &bytes)
{
    ++m_seenTurn;
    m_base = text;
    m_hash = hashOf(bytes);
    m_raw = rawOf(text, bytes, m_format);
}

// A file that mixes line ends cannot be told by one flag.
QString DocumentFile::rawOf(const QString &text, const QByteArray &bytes, const TextFormat &format)
{
    return format.valid && encodeText(text, format) != bytes ? QString::fromUtf8(format.bom ? bytes.sliced(3) : bytes) : QString();
}

QByteArray DocumentFile::bytesOf(const QString &text) const
{
    if (m_raw.isEmpty())
        return encodeText(text, m_format);
    // Mixed line ends: the edits alone go into the file as it stands.
    QList<qsizetype> starts{0};
    for (qsizetype i = 0; i < m_raw.size(); ++i) {
        if (m_raw.at(i) == u'\n' || (m_raw.at(i) == u'\r' && (i + 1 == m_raw.size() || m_raw.at(i + 1) != u'\n')))
            starts.append(i + 1);
    }
    QString raw = m_raw;
    const auto edits = smallestEdits(m_base, text);
    for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit) {
        const auto lines = edit->removed.count(u'\n');
        const auto column = lines == 0 ? edit->column + edit->removed.size() : edit->removed.size() - 1 - edit->removed.lastIndexOf(u'\n');
        const auto first = starts.at(edit->line) + edit->column;
        QString inserted = edit->inserted;
        if (m_format.crlf)
            inserted.replace(u'\n', u"\r\n"_s);
        raw.replace(first, starts.at(edit->line + lines) + column - first, inserted);
    }
    return encodeText(raw, {m_format.bom, false, true});
}

Result<> DocumentFile::mayWrite(const Seen &seen, const QByteArray &bytes)
{
    if (statOf(seen.path) == seen.stat)
        return {};
    const auto now = readFile(seen.path, largest);
    // A file that is gone is written again, but not where the whole project has gone: another one would
    // be made in its place, and hidden by a disk that comes back. One that holds what we hold is no conflict.
    if (!now) {
        if (now.error().kind != ErrorKind::NotFound)
            return std::unexpected(now.error());
        if (!QFileInfo(seen.root).isDir())
            return failure(ErrorKind::NotFound, tr("the folder of this file is gone; bring it back and save again, or copy the text elsewhere"), seen.path);
        return {};
    }
    if (hashOf(*now) == seen.hash || *now == bytes)
        return {};
    return failure(ErrorKind::Conflict, tr("this file was changed by another program; choose which text to keep"), seen.path);
}

Result<> DocumentFile::save(const QString &text)
{
    m_waiting.reset();
    finishSave();
    if (!isUnsaved(text) && !m_hash.isEmpty() && isAsSeen()) {
        if (!m_unkept.isEmpty())
            keepPast(m_unkept);
        return {};
    }
    if (m_readOnly)
        return whyNotHere();
    const QByteArray bytes = bytesOf(text);
    if (const auto may = mayWrite(seenNow(), bytes); !may) {
        keepForRecovery(text);
        return may;
    }
    keepFirst();
    if (const auto written = writeFile(m_path, bytes); !written) {
        keepForRecovery(text);
        return written;
    }
    m_stat = statOf(m_path);
    seen(text, bytes);
    forgetRecovered();
    m_keeping.waitForFinished();
    keepPast(bytes);
    Q_EMIT saved();
    return {};
}

void DocumentFile::saveSoon(const QString &text, Past past)
{
    if (past == Past::Now && !m_running && !isUnsaved(text)) {
        if (!m_unkept.isEmpty())
            keepPast(m_unkept);
        return;
    }
    m_keepsNext = m_keepsNext || past == Past::Now;
    if (m_readOnly) {
        Q_EMIT failed(whyNotHere().error());
    } else if (!m_running) {
        startSave(text);
    } else {
        m_waiting = text;
        if (!m_slow.isActive())
            keepRecord(text, Recovery::Where::Away);
    }
}

void DocumentFile::startSave(const QString &text)
{
    keepFirst();
    m_running = text;
    m_slow.start();
    // Encoding and hashing a long text takes longer than a key may wait, and a network longer still, so all of
    // it is done there.
    m_saving = QtConcurrent::run(&m_threads, [seen = seenNow(), text, format = m_format,
                                  mixed = m_raw.isEmpty() ? QByteArray() : bytesOf(text)] {
        const QByteArray bytes = mixed.isEmpty() ? encodeText(text, format) : mixed;
        auto result = mayWrite(seen, bytes);
        if (result)
            result = writeFile(seen.path, bytes);
        return Written{result, hashOf(bytes), rawOf(text, bytes, format), statOf(seen.path), bytes};
    });
    m_saving.then(this, [this, turn = ++m_saveTurn](const Written &) {
        if (turn == m_saveTurn)
            finishSave();
    });
}

void DocumentFile::finishSave()
{
    if (!m_running)
        return;
    const Written written = m_saving.result();  // waits
    const QString text = *std::exchange(m_running, std::nullopt);
    m_slow.stop();
    if (written.result) {
        ++m_seenTurn;
        m_base = text;
        m_hash = written.hash;
        m_raw = written.raw;
        m_stat = written.stat;
        m_unkept = written.bytes;
        if (std::exchange(m_keepsNext, false) || m_kept.hasExpired(betweenVersions))
            keepPast(written.bytes);
    }
    const auto next = std::exchange(m_waiting, std::nullopt);
    if (!written.result) {
        keepForRecovery(next.value_or(text));
        Q_EMIT failed(written.result.error());
    } else if (next && *next != m_base) {
        startSave(*next);
    } else {
        forgetRecovered();
        Q_EMIT saved();
    }
}

bool DocumentFile::waitFor(std::chrono::milliseconds patience)
{
    const QDeadlineTimer until(patience);
    while (m_threads.waitForDone(until)) {
        if (!m_running)
            return true;
        finishSave();
    }
    return false;
}

Result<> DocumentFile::whyNotHere() const
{
    return failure(ErrorKind::NotWritable, tr("this file is shown for reading only; save a copy elsewhere"), m_path);
}

void DocumentFile::keepForRecovery(const QString &text)
{
    shelveRecovered();
    keepRecord(text, Recovery::Where::Project);
}

// One after the other; what a later text has overtaken is not written any more.
void DocumentFile::keepRecord(const QString &text, Recovery::Where where)
{
    m_keeping.add([recovery = m_recovery, where, record = Recovered{m_path, text, m_hash, QDateTime::currentDateTime()},
                   turns = m_turn, turn = ++*m_turn] {
        // Where this cannot be written either, the person has been told by the save.
        if (turn == *turns)
            std::ignore = recovery.keep(record, where);
    });
}

QList<TextEdit> DocumentFile::restoreRecovered(const QString &mine)
{
    const auto recovered = std::exchange(m_recovered, std::nullopt);
    if (!recovered)
        return {};
    if (recovered->baseHash != m_hash)
        setAside(mine);
    return smallestEdits(mine, recovered->text);
}

void DocumentFile::shelveRecovered()
{
    if (const auto recovered = std::exchange(m_recovered, std::nullopt))
        setAside(recovered->text);
}

void DocumentFile::forgetRecovered()
{
    shelveRecovered();
    ++*m_turn;
    m_keeping.add([recovery = m_recovery, path = m_path] { recovery.forget(path); });
}

bool DocumentFile::isSettled(const OnDisk &now) const
{
    return !now.beingWritten && !(now.bytes && now.bytes->isEmpty() && !m_base.isEmpty());
}

bool DocumentFile::isNews(const OnDisk &now) const
{
    return !now.bytes || (hashOf(*now.bytes) != m_hash && !(m_running && *now.bytes == bytesOf(*m_running)));
}

DocumentFile::Outside DocumentFile::look(const QString &mine)
{
    return look(mine, readNow());
}

DocumentFile::Outside DocumentFile::look(const QString &mine, const OnDisk &now)
{
    using What = Outside::What;
    const Stat &before = now.stat;
    const auto &bytes = now.bytes;
    if (!bytes) {
        if (bytes.error().kind == ErrorKind::NotFound)
            return {m_hash.isEmpty() ? What::Same : What::Vanished, {}, {}, bytes.error()};
        return {What::Unreadable, {}, {}, bytes.error()};
    }
    const QByteArray hash = hashOf(*bytes);
    if (hash == m_hash || (m_running && *bytes == bytesOf(*m_running))) {
        if (hash == m_hash)
            m_stat = before;
        m_conflict.reset();
        return {};
    }
    const auto decoded = decodeText(*bytes);
    if (!decoded.format.valid)
        return {What::Unreadable, {}, {}, Error{ErrorKind::BadInput, tr("another program wrote bytes into it that are not UTF-8; what is here is not saved over them"), m_path}};
    const QString &theirs = decoded.text;
    const auto merged = mine == m_base ? std::optional(theirs) : mergeThreeWay(m_base, mine, theirs);
    if (!merged) {
        m_conflict = Conflicting{theirs, *bytes, before};
        return {What::Conflict, {}, theirs, {}};
    }
    m_conflict.reset();
    // What was written here a moment ago may be what the other writes over: a folder that is kept in step
    // puts older texts back.
    const auto changes = smallestEdits(m_base, theirs);
    const bool removes = std::ranges::any_of(changes, [](const TextEdit &edit) { return !edit.removed.isEmpty(); });
    if (removes && !m_unkept.isEmpty())
        keepPast(m_unkept, History::Why::SetAside);
    keepFirst();
    m_format = decoded.format;
    m_stat = before;
    seen(theirs, *bytes);
    return {What::Edits, smallestEdits(mine, *merged), {}, {}};
}

QList<TextEdit> DocumentFile::settle(Choice choice, const QString &mine)
{
    if (!m_conflict)
        return {};
    const auto [theirs, bytes, stat] = *std::exchange(m_conflict, std::nullopt);
    QString chosen = mine;
    if (choice == Choice::Theirs) {
        setAside(mine);
        chosen = theirs;
    } else if (choice == Choice::Both) {
        chosen = keepBoth(m_base, mine, theirs);
    } else {
        setAside(theirs);
    }
    m_format = decodeText(bytes).format;
    seen(theirs, bytes);
    m_stat = stat;  // not of now: what has come since is yet to be seen
    return smallestEdits(mine, chosen);
}

void DocumentFile::setAside(const QString &text) const
{
    std::ignore = m_history.keep(m_path, encodeText(text, m_format), History::Why::SetAside);
}

// What the file said before it was first written here.
void DocumentFile::keepFirst()
{
    if (m_kept.isValid())
        return;
    m_kept.start();
    const auto when = QDateTime::fromMSecsSinceEpoch(m_stat.seconds * 1000 + m_stat.nanoseconds / 1'000'000);
    if (!m_hash.isEmpty())
        m_keepingPast.add([history = m_history, path = m_path, bytes = bytesOf(m_base), when] {
            std::ignore = history.keep(path, bytes, History::Why::Saved, when);
        });
}

// Where it cannot be kept it is done without: the text itself is safe in its file.
void DocumentFile::keepPast(QByteArray bytes, History::Why why)
{
    m_unkept.clear();
    m_kept.start();
    m_keepingPast.add([history = m_history, path = m_path, bytes = std::move(bytes), why] {
        std::ignore = history.keep(path, bytes, why);
    });
}

} // namespace yeonji::project
