// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/textindex.h"

#include "core/crc32c.h"
#include "core/filekinds.h"
#include "core/files.h"
#include "core/fold.h"
#include "core/notebooktext.h"
#include "core/paths.h"
#include "core/words.h"

#include <QDataStream>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <mutex>
#include <numeric>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

constexpr quint32 magic = 0x594a5434;  // YJT4: another layout, another number
constexpr qint64 largest = 32 << 20;
constexpr qint64 largestNote = 1 << 20;  // a .txt that may be a log is one beyond it
constexpr qint64 tick = 2'000'000'000;   // file systems tell time no finer than this
constexpr qsizetype chunk = 4 << 20;     // what is read and checked at once

const auto fileName = u"text.index"_s;

bool stat(const QByteArray &path, IndexedText &text)
{
    struct ::stat info;
    if (::stat(path.constData(), &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    text.size = info.st_size;
    text.changed = qint64(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
    text.placed = qint64(info.st_ctim.tv_sec) * 1'000'000'000 + info.st_ctim.tv_nsec;
    return true;
}

// A lone \r ends a line as well, as decodeText() has it.
QByteArray withLineEnds(QByteArray text)
{
    for (qsizetype at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
        if (at + 1 == text.size() || text.at(at + 1) != '\n')
            text[at] = '\n';
    return text;
}

Result<QByteArray> foldedFile(const QString &path)
{
    const auto bytes = readFile(path, largest);
    if (!bytes)
        return std::unexpected(bytes.error());
    QByteArrayView text(*bytes);
    if (text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff"))
        return failure(ErrorKind::BadInput, tr("this is not UTF-8; save it as UTF-8 first"), path);
    if (const auto nul = text.indexOf('\0'); nul >= 0)  // as readText() has it
        return failure(ErrorKind::BadInput, tr("this is not a text file; name one that is"), path, 1 + int(text.first(nul).count('\n')));
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    return isNotebookFile(path) ? folded(notebookText(text).text) : withLineEnds(folded(text));
}

// On threads of its own: a caller in the common pool would wait for itself.
void inParallel(qsizetype parts, const std::function<void(qsizetype)> &part)
{
    QList<qsizetype> numbers(parts);
    std::iota(numbers.begin(), numbers.end(), 0);
    QThreadPool pool;
    QtConcurrent::blockingMap(&pool, numbers, part);
}

// From a file that nobody changes: ours are put in place whole.
bool readAt(int fd, char *to, qsizetype size, qint64 at)
{
    while (size > 0) {
        const auto got = ::pread(fd, to, size_t(size), at);
        if (got <= 0)
            return false;
        to += got;
        at += got;
        size -= got;
    }
    return true;
}

} // namespace

std::vector<TreeDocument> searchedDocuments(const Tree &tree)
{
    std::vector<TreeDocument> documents = tree.documents;
    for (const QString &file : tree.files)
        if (isPlainTextFile(file))
            documents.push_back({file, DocumentKind::Report, {}});
    return documents;
}

// The file: a front of fixed size (magic, length of the texts, checksum of the heads), the texts, the heads (of
// each document what is known of it, then the checksum of each chunk of the texts).
constexpr qint64 frontSize = 4 + 8 + 4;

TextIndexPtr TextIndex::load(const Project &project)
{
    const auto none = std::make_shared<TextIndex>();
    QFile file(project.cacheFolder() % u'/' % fileName);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return none;
    QDataStream front(file.read(frontSize));
    quint32 number = 0;
    qint64 length = 0;
    quint32 sum = 0;
    front >> number >> length >> sum;
    if (front.status() != QDataStream::Ok || number != magic || length < 0 || length > file.size() - frontSize || !file.seek(frontSize + length))
        return none;
    const QByteArray heads = file.readAll();
    if (crc32c(heads) != sum)
        return none;
    const auto index = std::make_shared<TextIndex>();
    const auto block = std::make_shared<QByteArray>(length, Qt::Uninitialized);
    QByteArrayView texts = *block;
    QDataStream stream(heads);
    qint64 count = 0;
    stream >> count;
    for (qint64 i = 0; i < count; ++i) {
        IndexedText text;
        qint64 day = 0, size = 0;
        stream >> text.document.path >> text.document.kind >> day >> text.size >> text.changed >> text.placed >> size;
        if (stream.status() != QDataStream::Ok || size < 0 || size > texts.size())
            return none;
        text.document.date = QDate::fromJulianDay(day);
        text.folded = texts.first(size);
        text.block = block;
        texts = texts.sliced(size);
        index->m_texts.push_back(std::move(text));
    }
    QList<quint32> sums;
    stream >> sums;
    if (stream.status() != QDataStream::Ok || !texts.isEmpty() || sums.size() != (block->size() + chunk - 1) / chunk)
        return none;
    std::atomic<bool> whole = true;
    inParallel(sums.size(), [&](qsizetype i) {
        char *const to = block->data() + i * chunk;
        const qsizetype size = std::min(chunk, block->size() - i * chunk);
        if (!readAt(file.handle(), to, size, frontSize + i * chunk) || crc32c({to, size}) != sums.at(i))
            whole = false;
    });
    if (!whole)
        return none;
    return index;
}

TextIndexPtr TextIndex::read(const Project &project, const Tree &tree, const TextIndexPtr &known,
                             const IndexProgress &progress, const std::function<bool()> &cancelled)
{
    auto index = std::make_shared<TextIndex>();
    QHash<QStringView, const IndexedText *> before;
    if (known) {
        before.reserve(qsizetype(known->m_texts.size()));
        for (const IndexedText &text : known->m_texts)
            before.insert(text.document.path, &text);
    }
    for (TreeDocument &document : searchedDocuments(tree))
        index->m_texts.push_back({std::move(document), 0, 0, 0, {}, nullptr});
    const QByteArray root = QFile::encodeName(project.root) + '/';
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    const qsizetype all = qsizetype(index->m_texts.size());
    std::vector<char> fresh(index->m_texts.size(), false);
    std::map<qsizetype, Error> failed;  // by place in the tree
    std::mutex failing;
    std::atomic<qsizetype> done = 0, logs = 0;
    std::atomic<bool> stopped = false;
    const auto take = [&](qsizetype i) {
        if (stopped)
            return;
        IndexedText &text = index->m_texts[size_t(i)];
        // What grows beside runs is a log. In a folder that is no project it may lie anywhere.
        const bool mayBeLog = isPlainTextFile(text.document.path) && (!project.made || text.document.path.startsWith("runs/"_L1));
        if (stat(root + QFile::encodeName(text.document.path), text)) {
            const IndexedText *old = before.value(text.document.path);
            // A file that changed within the tick of its reading may have changed again since.
            if (mayBeLog && text.size > largestNote) {
                ++logs;
            } else if (old && old->size == text.size && old->changed == text.changed && old->placed == text.placed) {
                text.folded = old->folded;
                text.block = old->block;
            } else {
                const auto folded = foldedFile(project.root % u'/' % text.document.path);
                text.block = std::make_shared<const QByteArray>(folded.value_or(QByteArray()));
                text.folded = *text.block;
                fresh[size_t(i)] = true;
                if (!folded && !(mayBeLog && folded.error().kind == ErrorKind::BadInput)) {
                    const std::scoped_lock lock(failing);
                    failed.emplace(i, folded.error());
                }
                if (now - text.changed < tick || !folded)
                    text.changed = -1;
            }
        }
        const qsizetype count = ++done;
        if (progress && count % 1000 == 0)
            progress(count, all);
        if (cancelled && count % 64 == 0 && cancelled())
            stopped = true;
    };
    // In parts: a task a file would cost more than the file.
    const qsizetype parts = std::min<qsizetype>(all, 16 * QThread::idealThreadCount());
    inParallel(parts, [&](qsizetype p) {
        for (qsizetype i = all * p / parts; i < all * (p + 1) / parts; ++i)
            take(i);
    });
    if (stopped)
        return nullptr;
    index->m_logs = logs;
    index->m_fresh = std::ranges::count(fresh, true);
    for (auto &[place, error] : failed)
        index->m_unreadable.append(std::move(error));
    return index;
}

Result<> TextIndex::save(const Project &project) const
{
    qsizetype length = 0;
    for (const IndexedText &text : m_texts)
        length += text.folded.size();
    QByteArray bytes(frontSize, '\0');
    bytes.reserve(frontSize + length + 256 * qsizetype(m_texts.size()));
    QByteArray heads;
    QDataStream stream(&heads, QIODevice::WriteOnly);
    stream << qint64(m_texts.size());
    for (const IndexedText &text : m_texts) {
        stream << text.document.path << text.document.kind << text.document.date.toJulianDay() << text.size << text.changed << text.placed
               << qint64(text.folded.size());
        bytes += text.folded;
    }
    QList<quint32> sums;
    for (qsizetype at = 0; at < length; at += chunk)
        sums.append(crc32c(QByteArrayView(bytes).sliced(frontSize + at, std::min(chunk, length - at))));
    stream << sums;
    bytes += heads;
    QByteArray front;
    QDataStream(&front, QIODevice::WriteOnly) << magic << qint64(length) << crc32c(heads);
    bytes.replace(0, frontSize, front);
    if (project.made)
        if (const auto ready = prepareState(project); !ready)
            return ready;
    return writeWithin(project.cacheFolder(), fileName, bytes);
}

} // namespace yeonji::project
