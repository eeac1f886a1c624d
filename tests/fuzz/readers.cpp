// SPDX-License-Identifier: GPL-3.0-or-later
//
// fuzz_readers SECONDS FILE…: reads broken copies of the files again and again, for the sanitizers to
// watch. `cmake --preset sanitize && cmake --build build-sanitize --target fuzz_readers`. A copy that
// made trouble is left in the working folder as fuzz-last.* .
#include "core/json.h"
#include "runs/reader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <random>

using namespace yeonji;

namespace {

std::mt19937_64 dice(20260101);

size_t below(qsizetype most)
{
    return most > 0 ? size_t(dice() % quint64(most)) : 0;
}

// Bytes changed, taken out, repeated, cut off; words that readers look for put in.
QByteArray broken(QByteArray bytes)
{
    static const QByteArray words[] = {"\n", "\"", ",", "{", "}", "[", "NaN", "-Infinity", "1e999", "\\u", "\xff", "\r\n", "null",
                                       QByteArray(8, '\0'), QByteArray(8, '\xff'), "99999999999999999999999999", "\"\"", ";", "\t"};
    for (auto changes = 1 + below(6); changes > 0; --changes) {
        const auto at = qsizetype(below(bytes.size() + 1));
        switch (below(6)) {
        case 0:
            if (at < bytes.size())
                bytes[at] = char(dice());
            break;
        case 1: bytes.remove(at, qsizetype(below(40))); break;
        case 2: bytes.insert(at, words[below(std::size(words))]); break;
        case 3: bytes.insert(at, bytes.mid(qsizetype(below(bytes.size() + 1)), qsizetype(below(200)))); break;
        case 4:
            if (below(4) == 0)
                bytes.truncate(at);
            break;
        default:
            if (at < bytes.size())
                bytes[at] = char(bytes[at] ^ (1 << below(8)));
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 3) {
        std::fputs("usage: fuzz_readers SECONDS FILE...\n", stderr);
        return 2;
    }
    struct Seed { QString name; QByteArray bytes; };
    std::vector<Seed> seeds;
    for (const QString &path : application.arguments().sliced(2)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return std::fprintf(stderr, "%s: cannot be read\n", qPrintable(path)), 1;
        // Large files break in the same ways, only more slowly.
        seeds.push_back({QFileInfo(path).fileName(), file.read(64 * 1024)});
    }
    QElapsedTimer clock;
    clock.start();
    qint64 rounds = 0, runs = 0;
    for (const qint64 end = 1000 * application.arguments()[1].toLongLong(); clock.elapsed() < end; ++rounds) {
        const Seed &seed = seeds[below(qsizetype(seeds.size()))];
        const QString name = QStringLiteral("fuzz-last.") + seed.name;
        const QByteArray bytes = broken(seed.bytes);
        {
            QFile file(name);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                return std::fputs("the working folder cannot be written\n", stderr), 1;
        }
        readJson(bytes);
        if (const auto read = runs::readAll({name})) {
            ++runs;
            for (const auto &run : *read)
                for (const auto &series : run->series) {
                    const auto summary = summarize(series, runs::directionOf(series.name));
                    if (series.axis.step->size() != series.size() || summary.points != series.size())
                        return std::fprintf(stderr, "%s: columns of different lengths\n", qPrintable(name)), 1;
                }
        } else if (read.error().message.isEmpty()) {
            return std::fprintf(stderr, "%s: an error without a sentence\n", qPrintable(name)), 1;
        }
        QFile::remove(name);
    }
    std::printf("%lld copies, %lld of them read\n", static_cast<long long>(rounds), static_cast<long long>(runs));
    return 0;
}
