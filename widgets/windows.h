// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All windows of one program: one a folder, and the welcome while there is none. Paths come here from
// the command line, from a second start and from the windows themselves.

#include "widgets/mainwindow.h"

#include <QPointer>

namespace yeonji::widgets {

class Welcome;

class Windows : public QObject
{
    Q_OBJECT
public:
    explicit Windows(Settings settings, QObject *parent = nullptr);
    ~Windows() override;

    // Folders and files, each in the window of its project. No paths: the latest project, else the
    // welcome; with windows open already, the last used comes to the front.
    void open(const QStringList &paths);
    MainWindow *windowOf(const QString &root) const;

private:
    void openOne(const QString &path);
    void welcome();
    void setSettings(const Settings &settings);
    void complain(const Error &error);
    void front(QWidget *window);

    Settings m_settings;
    QList<QPointer<MainWindow>> m_windows;
    QPointer<Welcome> m_welcome;
};

} // namespace yeonji::widgets
