// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/textindex.h"

#include "core/files.h"
#include "core/fold.h"
#include "core/paths.h"

#include <QDataStream>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <sys/stat.h>

#include <atomic>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

constexpr quint32 magic = 0x594a5431;  // YJT1: another layout, another number
constexpr qint64 largest = 32 << 20;
constexpr qint64 largestNote = 1 << 20;          // a .txt beyond it is a log
constexpr qsizetype longestNotebookLine = 4096;  // beyond it lies a picture
constexpr qint64 tick = 2'000'000'000;           // file systems tell time no finer than this

const auto fileName = u"text.index"_s;

bool stat(const QByteArray &path, qint64 &size, qint64 &changed)
{
    struct ::stat info;
    if (::stat(path.constData(), &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    size = info.st_size;
    changed = qint64(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
    return true;
}

// A notebook is searched by the lines of its file, without escapes and without its pictures.
QByteArray notebookText(QByteArrayView bytes)
{
    QByteArray text;
    for (qsizetype from = 0; from <= bytes.size();) {
        qsizetype end = bytes.indexOf('\n', from);
        end = end < 0 ? bytes.size() : end;
        const QByteArrayView line = bytes.sliced(from, end - from);
        if (line.size() > longestNotebookLine) {
            // left out
        } else if (line.contains("\\u")) {
            QString open = QString::fromUtf8(line);
            for (qsizetype at = open.indexOf(u"\\u"_s); at >= 0 && at + 6 <= open.size(); at = open.indexOf(u"\\u"_s, at + 1)) {
                bool ok = false;
                if (const ushort unit = open.sliced(at + 2, 4).toUShort(&ok, 16); ok)
                    open.replace(at, 6, QChar(unit));
            }
            text += open.toUtf8();
        } else {
            text += line;
        }
        if (end == bytes.size())
            break;
        text += '\n';
        from = end + 1;
    }
    return text;
}

std::optional<QByteArray> foldedFile(const QString &path)
{
    const auto bytes = readFile(path, largest);
    if (!bytes)
        return std::nullopt;
    QByteArrayView text(*bytes);
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    return path.endsWith(".ipynb"_L1) ? folded(notebookText(text)) : folded(text);
}

} // namespace

std::vector<TreeDocument> searchedDocuments(const Tree &tree)
{
    std::vector<TreeDocument> documents = tree.documents;
    for (const QString &file : tree.files)
        if (file.endsWith(".txt"_L1))
            documents.push_back({file, DocumentKind::Report, {}});
    return documents;
}

TextIndexPtr TextIndex::load(const Project &project)
{
    auto index = std::make_shared<TextIndex>();
    const QString path = project.cacheFolder() % u'/' % fileName;
    if (!QFile::exists(path))
        return index;
    auto bytes = readFile(path, qint64(1) << 33);
    if (!bytes)
        return index;
    const auto block = std::make_shared<const QByteArray>(std::move(*bytes));
    QDataStream stream(*block);
    quint32 number = 0;
    quint64 hash = 0;
    qint64 heads = 0;
    stream >> number >> hash >> heads;
    const qsizetype at = stream.device()->pos();
    if (number != magic || heads < 0 || heads > block->size() - at
        || hash != quint64(qHashBits(block->constData() + at, size_t(block->size() - at), 1)))
        return index;
    QByteArrayView texts = QByteArrayView(*block).sliced(at + heads);
    qint64 count = 0;
    stream >> count;
    for (qint64 i = 0; i < count; ++i) {
        IndexedText text;
        qint64 length = 0;
        stream >> text.document.path >> text.size >> text.changed >> length;
        if (stream.status() != QDataStream::Ok || length < 0 || length > texts.size())
            return std::make_shared<TextIndex>();
        text.folded = texts.first(length);
        texts = texts.sliced(length);
        index->m_texts.push_back(std::move(text));
    }
    if (stream.device()->pos() != at + heads)
        return std::make_shared<TextIndex>();
    index->m_blocks.push_back(block);
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
        index->m_blocks = known->m_blocks;
    }
    for (TreeDocument &document : searchedDocuments(tree))
        index->m_texts.push_back({std::move(document), 0, 0, {}});
    const QByteArray root = QFile::encodeName(project.root) + '/';
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    const qsizetype all = qsizetype(index->m_texts.size());
    std::vector<std::shared_ptr<const QByteArray>> fresh(index->m_texts.size());
    std::vector<char> unreadable(index->m_texts.size());
    std::atomic<qsizetype> done = 0;
    std::atomic<bool> stopped = false;
    const auto take = [&](qsizetype i) {
        if (stopped)
            return;
        IndexedText &text = index->m_texts[size_t(i)];
        const bool note = text.document.path.endsWith(".txt"_L1);
        if (stat(root + QFile::encodeName(text.document.path), text.size, text.changed)
            && text.size <= (note ? largestNote : largest)) {
            const IndexedText *old = before.value(text.document.path);
            // A file that changed within the tick of its reading may have changed again since.
            if (old && old->size == text.size && old->changed == text.changed) {
                text.folded = old->folded;
            } else {
                const auto folded = foldedFile(project.root % u'/' % text.document.path);
                fresh[size_t(i)] = std::make_shared<const QByteArray>(folded.value_or(QByteArray()));
                text.folded = *fresh[size_t(i)];
                unreadable[size_t(i)] = !folded;
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
    QList<qsizetype> numbers;
    for (qsizetype p = 0; p < parts; ++p)
        numbers.append(p);
    // Threads of its own: a caller in the common pool would wait for itself.
    QThreadPool pool;
    QtConcurrent::blockingMap(&pool, numbers, [&](qsizetype p) {
        for (qsizetype i = all * p / parts; i < all * (p + 1) / parts; ++i)
            take(i);
    });
    if (stopped)
        return nullptr;
    for (size_t i = 0; i < unreadable.size(); ++i)
        if (unreadable[i])
            index->m_unreadable.append(index->m_texts[i].document.path);
    for (auto &block : fresh)
        if (block) {
            ++index->m_fresh;
            index->m_blocks.push_back(std::move(block));
        }
    return index;
}

Result<> TextIndex::save(const Project &project) const
{
    QByteArray heads;
    QDataStream stream(&heads, QIODevice::WriteOnly);
    stream << qint64(m_texts.size());
    qsizetype length = 0;
    for (const IndexedText &text : m_texts) {
        stream << text.document.path << text.size << text.changed << qint64(text.folded.size());
        length += text.folded.size();
    }
    QByteArray bytes(sizeof magic + 2 * sizeof(qint64), '\0');
    const qsizetype at = bytes.size();
    bytes.reserve(at + heads.size() + length);
    bytes += heads;
    for (const IndexedText &text : m_texts)
        bytes += text.folded;
    QByteArray front;
    QDataStream(&front, QIODevice::WriteOnly) << magic << quint64(qHashBits(bytes.constData() + at, size_t(bytes.size() - at), 1)) << qint64(heads.size());
    bytes.replace(0, at, front);
    if (project.made)
        if (const auto ready = prepareState(project); !ready)
            return ready;
    return writeWithin(project.cacheFolder(), fileName, bytes);
}

} // namespace yeonji::project
