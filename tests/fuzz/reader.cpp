// SPDX-License-Identifier: GPL-3.0-or-later
//
// One libFuzzer target per reader, all of this source: whatever the bytes are, reading ends with a run
// or an Error that has a sentence, within a second and 64 MB plus what the input's size allows. Formats
// of several files take them from one input, parted by a line of ====; framed ones (event files, W&B)
// also take bare records, whose checksums are set here: none would ever be guessed.
#include "core/crc32c.h"
#include "runs/formats.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <atomic>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <malloc.h>

using namespace yeonji;
using namespace Qt::StringLiterals;

// ---------------------------------------------------------------- memory that is in use

#if !__has_feature(address_sanitizer)
namespace {
std::atomic<qint64> inUse = 0, mostInUse = 0;

void *counted(void *block)
{
    const qint64 now = inUse += qint64(malloc_usable_size(block));
    qint64 most = mostInUse;
    while (now > most && !mostInUse.compare_exchange_weak(most, now)) {
    }
    return block;
}
} // namespace

extern "C" {
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void __libc_free(void *);

void *malloc(size_t size) { return counted(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return counted(__libc_calloc(count, size)); }
void *realloc(void *block, size_t size)
{
    inUse -= qint64(malloc_usable_size(block));
    return counted(__libc_realloc(block, size));
}
void free(void *block)
{
    inUse -= qint64(malloc_usable_size(block));
    __libc_free(block);
}
}
#endif

namespace {

[[noreturn]] void broken(const char *what)
{
    std::fprintf(stderr, "fuzz: %s\n", what);
    std::abort();
}

// ---------------------------------------------------------------- what the bytes stand for

template<class T>
QByteArray raw(T value)
{
    return QByteArray(reinterpret_cast<const char *>(&value), sizeof value);
}

quint32 crc32(QByteArrayView bytes)
{
    quint32 crc = ~0u;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    }
    return ~crc;
}

// `#` before records parted by three bytes 0xff; anything else is the file itself.
QByteArray framed(const QByteArray &bytes, const QString &name)
{
    const bool isEvents = name.contains("tfevents"_L1);
    if (!bytes.startsWith('#') || !(isEvents || name.endsWith(".wandb"_L1)))
        return bytes;
    QByteArray file = isEvents ? QByteArray() : QByteArray(":W&B\xe1\xbe\0", 7);
    for (qsizetype at = 1; at <= bytes.size();) {
        qsizetype end = bytes.indexOf("\xff\xff\xff", at);
        end = end < 0 ? bytes.size() : end;
        const QByteArray record = bytes.sliced(at, end - at);
        at = end + 3;
        if (isEvents) {
            const auto masked = [](const QByteArray &part) { return raw(std::rotr(crc32c(part), 15) + 0xa282ead8u); };
            const QByteArray length = raw(quint64(record.size()));
            file += length + masked(length) + record + masked(record);
        } else if (record.size() < 30000 && file.size() % 32768 + record.size() + 7 <= 32768) {
            file += raw(crc32(QByteArray('\1' + record))) + raw(quint16(record.size())) + '\1' + record;
        }
    }
    return file;
}

const QString &folder()
{
    static const QTemporaryDir dir;
    static const QString path = dir.path();
    return path;
}

// The first file, or the folder where the reader knows it as a whole.
QString written(const QByteArray &bytes)
{
    static const QStringList names = QStringLiteral(YEONJI_FILES).split(u' ');
    qsizetype at = 0;
    for (const QString &name : names) {
        static const QByteArray mark("\n====\n");
        qsizetype end = names.size() > 1 ? bytes.indexOf(mark, at) : -1;
        end = end < 0 ? bytes.size() : end;
        const QString path = folder() % u'/' % name;
        QDir().mkpath(QFileInfo(path).path());
        if (at > bytes.size()) {
            QFile::remove(path);
            continue;
        }
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(framed(bytes.sliced(at, end - at), name)) < 0)
            broken("the temporary folder cannot be written");
        at = end + mark.size();
    }
    return YEONJI_FOLDER ? folder() : QString(folder() % u'/' % names.first());
}

// ---------------------------------------------------------------- what must hold of every run

void check(const Result<runs::RunPtr> &read)
{
    if (!read) {
        if (read.error().message.isEmpty())
            broken("an error without a sentence");
        return;
    }
    const runs::RunPtr &run = *read;
    for (const runs::Series &series : run->series) {
        const size_t points = series.size();
        for (const auto &column : {series.axis.step, series.axis.wallTime, series.axis.epoch})
            if (column && column->size() != points)
                broken("columns of different lengths");
        if (!series.axis.step)
            broken("a series without steps");
        size_t before = 0;
        for (const size_t at : series.restarts) {
            if (at <= before || at >= points)
                broken("a restart that is none");
            before = at;
        }
        if (summarize(series, runs::directionOf(series.name)).points != points)
            broken("a summary of other points");
    }
    for (const runs::Exhibit &exhibit : run->exhibits)
        if (exhibit.offset < 0 || exhibit.bytes <= 0 || !runs::contentOf(exhibit))
            broken("a text or picture that is not in its file");
    for (const Finding &finding : run->findings)
        if (finding.message.isEmpty() || finding.line < 0)
            broken("a finding without a sentence or with a line before the first");
}

void read(const QString &path)
{
    const runs::Reader &reader = runs::YEONJI_READER;
    runs::Candidate candidate{path, YEONJI_FOLDER, {}, {}};
    if (YEONJI_FOLDER) {
        candidate.children = QDir(path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    } else if (QFile file(path); file.open(QIODevice::ReadOnly)) {
        candidate.head = file.read(runs::headBytes);
    }
    reader.sniff(candidate);
    reader.nameOf(path);
    runs::Found found{.path = path, .name = QStringLiteral("run"), .reader = &reader, .part = {}};
    if (!reader.partsOf) {
        check(runs::read(found));
        return;
    }
    for (const runs::Reader::Part &part : reader.partsOf(path)) {
        found.part = part.id;
        check(runs::read(found));
    }
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    static int one = 1;
    static char name[] = "fuzz";
    static char *arguments[] = {name, nullptr};
    new QCoreApplication(one, arguments);  // never ends: what Qt keeps for each thread ends after statics do
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const QString path = written({reinterpret_cast<const char *>(data), qsizetype(size)});
#if !__has_feature(address_sanitizer)
    const qint64 before = inUse;
    mostInUse = before;
#endif
    QElapsedTimer clock;
    clock.start();
    read(path);
    if (clock.elapsed() > 1000 * (1 + qint64(size >> 20)))
        broken("more than a second for a megabyte");
#if !__has_feature(address_sanitizer)
    if (mostInUse - before > (64 << 20) + 16 * qint64(size))
        broken("more memory than 64 MB and sixteen times the input");
#endif
    return 0;
}
