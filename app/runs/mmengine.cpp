// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one start of MMEngine's Runner leaves in its work_dir: a folder named by the time, in it its log and `vis_data/`.
// There LocalVisBackend writes the same rows twice, into `scalars.json` and into a file named by the time again, and
// TensorboardVisBackend once more. The settings are Python (pythonsettings.h): `vis_data/config.py`.
#include "core/files.h"
#include "runs/formats.h"
#include "runs/pythonsettings.h"

#include <QFileInfo>

#include <memory>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

QString rowsOf(const QString &folder)
{
    for (const QString &name : {u"scalars"_s, QFileInfo(folder).fileName()})
        if (const QString file = folder % u"/vis_data/"_s % name % u".json"_s; QFileInfo(file).size() > 0)
            return file;
    return {};
}

int sniff(const Candidate &candidate)
{
    return candidate.folder && candidate.children.contains(u"vis_data"_s) && !rowsOf(candidate.path).isEmpty() ? Sure : NotMine;
}

void addSettings(Standing &now, const QString &folder)
{
    constexpr qint64 most = 1 << 20;
    const QString file = folder % u"/vis_data/config.py"_s;
    const auto bytes = readFile(file, most);
    if (!bytes)
        return;
    const QJsonObject settings = pythonSettings(*bytes);
    for (Run *run : {&now.run, now.torn ? &*now.torn : nullptr}) {
        if (!run)
            continue;
        for (auto at = settings.begin(); at != settings.end(); ++at)
            if (!run->params.contains(at.key()))
                run->params.insert(at.key(), at.value());
        run->files.append(file);
    }
}

// The rows, as they are read on, with the settings beside them.
class MmengineTail : public Tail
{
public:
    MmengineTail(QString folder, std::unique_ptr<Tail> rows) : m_folder(std::move(folder)), m_rows(std::move(rows)) {}

    Result<std::optional<Standing>> readOn(const Progress &progress) override
    {
        auto now = m_rows->readOn(progress);
        if (now && *now)
            addSettings(**now, m_folder);
        return now;
    }

private:
    QString m_folder;
    std::unique_ptr<Tail> m_rows;
};

Result<Followed> follow(const QString &folder, const Progress &progress)
{
    auto rows = jsonlReader.follow(rowsOf(folder), progress);
    if (!rows)
        return rows;
    addSettings(rows->now, folder);
    if (rows->tail)
        rows->tail = std::make_unique<MmengineTail>(folder, std::move(rows->tail));
    return rows;
}

} // namespace

const Reader mmengineReader{.kind = Kind::Jsonl, .sniff = sniff, .follow = follow,
                            .owns = [](const QString &run, const QString &child) { return run.isEmpty() && child == "vis_data"_L1; }};

} // namespace yeonji::runs
