// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/starting.h"
#include "project/project.h"
#include "widgets/creating.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace yeonji::widgets {

namespace {

QString documentsFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(folder).exists() ? folder : QDir::homePath();
}

} // namespace

Result<QString> chooseNewProject(QWidget *parent)
{
    const QString folder = QFileDialog::getExistingDirectory(
        parent, QCoreApplication::translate("Starting", "A new or empty folder for the project"), documentsFolder());
    if (folder.isEmpty())
        return failure(ErrorKind::Cancelled, {});
    const auto made = project::make(folder);
    if (!made)
        return std::unexpected(made.error());
    return made->root;
}

Result<QString> copySample()
{
    const QString folder = freePath(documentsFolder(), QCoreApplication::translate("Starting", "yeonji-sample"), {});
    const auto made = project::makeSample(folder);
    if (!made)
        return std::unexpected(made.error());
    return made->root;
}

} // namespace yeonji::widgets
