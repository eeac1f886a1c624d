// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/hfresults.h"

#include "runs/params.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

QStringList resultFilesAmong(const QStringList &names)
{
    QStringList files;
    for (const QLatin1StringView part : {"all"_L1, "train"_L1, "eval"_L1, "test"_L1, "predict"_L1})
        if (const QString name = part % "_results.json"_L1; names.contains(name))
            files.append(name);
    return files;
}

bool looksLikeResults(const QByteArray &head)
{
    static const QRegularExpression result(uR"re("(?:train|eval|test|predict)_[^"]+"\s*:\s*-?(?:\d|NaN|Infinity))re"_s);
    return head.trimmed().startsWith('{') && result.match(QString::fromUtf8(head)).hasMatch();
}

void addResults(Run &run, const QString &folder, const QStringList &files, double step)
{
    // How long it took and how many there were the history has said.
    const bool nothingElse = run.series.empty();
    const SharedColumn steps = share(Column(1, step));
    for (const QString &name : files) {
        const QString file = folder % u'/' % name;
        const QJsonObject results = paramsFrom(file, &run.findings);
        if (results.isEmpty())
            continue;
        if (!run.files.contains(file))
            run.files.append(file);
        for (auto at = results.begin(); at != results.end(); ++at)
            if (at->isDouble() && at.key() != "epoch"_L1 && (nothingElse || directionOf(at.key()) != Direction::None)
                && std::ranges::none_of(run.series, [&at](const Series &one) { return one.name == at.key(); }))
                run.series.push_back(makeSeries(at.key(), {steps, nullptr, nullptr}, share(Column(1, at->toDouble()))));
    }
}

} // namespace yeonji::runs
