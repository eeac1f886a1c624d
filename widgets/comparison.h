// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Several runs chosen in the list, their curves over each other in one tab, from which one figure, one
// table or one report is made of all of them. Its place among the tabs is named by all their paths.

#include "widgets/runpane.h"

namespace yeonji::widgets {

class Comparison : public RunPane
{
    Q_OBJECT
public:
    Comparison(Workspace &workspace, const QStringList &paths, QWidget *parent = nullptr);

    QString path() const override { return m_path; }

    // One name for several runs, as sessions and tabs know it, and back; one path is itself.
    static QString nameOf(const QStringList &paths);
    static QStringList pathsOf(const QString &name);

private:
    QString m_path;
};

} // namespace yeonji::widgets
