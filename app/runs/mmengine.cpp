// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one start of MMEngine's Runner leaves in its work_dir: a folder named by the time, in it its log and `vis_data/`.
// There LocalVisBackend writes the same rows twice, into `scalars.json` and into a file named by the time again, and
// TensorboardVisBackend once more.
#include "runs/formats.h"

#include <QFileInfo>

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

Result<Followed> follow(const QString &folder, const Progress &progress)
{
    return jsonlReader.follow(rowsOf(folder), progress);
}

} // namespace

const Reader mmengineReader{.kind = Kind::Jsonl, .sniff = sniff, .follow = follow,
                            .owns = [](const QString &run, const QString &child) { return run.isEmpty() && child == "vis_data"_L1; }};

} // namespace yeonji::runs
