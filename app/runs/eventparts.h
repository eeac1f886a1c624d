// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The folders that one run of event files keeps below its own:
//   train/, validation/…   what each part of the data measures, as Keras writes it; `train/loss`
//   1700000000.12/         settings and results that PyTorch's `add_hparams` writes; `lr`, `hparam/accuracy`
//   loss_train/            a curve of PyTorch's `add_scalars("loss", {"train": …})` each. In there the tag is `loss`, and
//                          only the folder, named by tag and key with `_` for `/`, says which curve it is: `loss/train`, as
//                          who writes both with `add_scalar` names them

#include <QString>
#include <QStringBuilder>
#include <QStringList>

#include <vector>

namespace yeonji::runs {

struct EventPart
{
    enum class Is { Run, Split, Settings, Curve };
    QString folder;  // its name below the run's; empty: the run's own
    Is is = Is::Run;
    QString tag, key;  // of a curve: `loss`, `train`

    // Before the names that are read from its files.
    QString prefix() const { return is == Is::Split ? QString(folder % u'/') : QString(); }
    // What the run calls that which the files call so, prefix and all.
    QString nameOf(const QString &read) const;
};

// All that are there, the run's own first, which need not have files.
std::vector<EventPart> eventPartsOf(const QString &folder);

// Paths of the event files in a folder, in the order in which they were begun.
QStringList eventFilesIn(const QString &folder);
// Whether one of them has a record.
bool holdsEvents(const QString &folder);

// The tags of a file that have numbers, told from its beginning.
QStringList tagsIn(const QString &file, const QString &prefix, qint64 enough);

} // namespace yeonji::runs
