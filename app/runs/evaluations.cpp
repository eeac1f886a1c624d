// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/evaluations.h"

#include "core/words.h"
#include "runs/csvreader.h"
#include "runs/formats.h"
#include "runs/model.h"
#include "runs/twice.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr auto inside = "eval"_L1;

bool isEvaluation(const QString &path)
{
    QFile file(path);
    return path.contains("_results"_L1) && path.endsWith(".csv"_L1) && file.open(QIODevice::ReadOnly) && file.read(64).startsWith("epoch,steps,");
}

// `sts-dev` of `similarity_evaluation_sts-dev_results`; empty: no data is named.
QString dataOf(const QString &stem)
{
    static const QRegularExpression called(u"^(?:[\\w-]*?_evaluation|[A-Za-z]*Evaluator)_?(.*?)_?_results(?:_.*)?$"_s);
    const auto match = called.match(stem);
    return match.hasMatch() ? match.captured(1) : stem.left(stem.lastIndexOf("_results"_L1));
}

int sniff(const Candidate &candidate)
{
    const auto mayBe = [](const QString &child) { return child == inside || child.contains("_results"_L1); };
    return candidate.folder && std::ranges::any_of(candidate.children, mayBe) && !evaluationsIn(candidate.path).isEmpty() ? Sure : NotMine;
}

Result<Run> read(const QString &path, const Progress &progress)
{
    auto run = readEvaluations(path, evaluationsIn(path), progress);
    if (run)
        addModel(*run, path);
    return run;
}

} // namespace

QStringList evaluationsIn(const QString &folder)
{
    const QDir dir(folder);
    QStringList names = dir.entryList({u"*_results*.csv"_s}, QDir::Files, QDir::Name);
    names.removeIf([&dir](const QString &name) { return !isEvaluation(dir.filePath(name)); });
    const QDir below(dir.filePath(inside));
    QStringList files = below.entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    for (QString &file : files)
        file.prepend(inside % u'/');
    if (std::ranges::all_of(files, [&dir](const QString &name) { return isEvaluation(dir.filePath(name)); }))
        names += files;
    return names;
}

Result<Run> readEvaluations(const QString &folder, const QStringList &names, const Progress &progress)
{
    Run run;
    run.kind = Kind::Csv;
    run.path = folder;
    std::optional<Error> error;
    QSet<QString> known;
    for (const QString &name : names) {
        const QString file = folder % u'/' % name, stem = QFileInfo(file).completeBaseName(), data = dataOf(stem);
        auto table = readTable(file, progress);
        if (!table && table.error().kind == ErrorKind::Cancelled)
            return table;
        if (!table) {
            error = table.error();
            run.findings.append(damage(error->message, file, error->line));
            continue;
        }
        run.files.append(file);
        QStringList called;
        for (Series &one : table->series) {
            const QString plain = data.isEmpty() ? one.name : QString(data % u'/' % one.name);
            one.name = known.contains(plain) ? QString(stem % u'/' % one.name) : plain;
            called.append(one.name);
        }
        known.unite({called.begin(), called.end()});
        std::ranges::move(table->series, std::back_inserter(run.series));
        run.findings += table->findings;
    }
    if (run.series.empty() && error)
        return std::unexpected(*error);
    return run;
}

void addEvaluations(Run &run, const QString &folder, const Progress &progress)
{
    const QStringList names = evaluationsIn(folder);
    if (names.isEmpty())
        return;
    auto evaluations = readEvaluations(folder, names, progress);
    if (!evaluations)
        return;
    std::vector<Series> more;
    for (Series &one : evaluations->series)
        if (std::ranges::none_of(run.series, [&one](const Series &own) { return tellsTheSame(own, one); }))
            more.push_back(std::move(one));
    std::ranges::move(more, std::back_inserter(run.series));
    run.findings += evaluations->findings;
    run.files += evaluations->files;
}

const Reader evaluationsReader{.kind = Kind::Csv, .sniff = sniff, .read = read};

} // namespace yeonji::runs
