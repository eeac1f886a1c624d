// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files that are looked at and not written: a picture, fitted into the tab, and any other text.

#include "widgets/tab.h"

#include <QPixmap>

class QPlainTextEdit;

namespace yeonji::widgets {

class Workspace;

class PictureView : public Tab
{
    Q_OBJECT
public:
    PictureView(Workspace &workspace, const QString &path, QWidget *parent);

    QString path() const override { return m_path; }
    QString title() const override;
    QString rightStatus() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_path, m_problem;
    QPixmap m_picture;
};

class TextView : public Tab
{
    Q_OBJECT
public:
    TextView(Workspace &workspace, const QString &path, QWidget *parent);

    QString path() const override { return m_path; }
    QString title() const override;
    QString rightStatus() const override { return tr("read only"); }
    void goToLine(int line) override;

private:
    QString m_path;
    QPlainTextEdit *m_text = nullptr;
};

} // namespace yeonji::widgets
