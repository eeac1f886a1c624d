// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A quiet bar above a document when something about it wants a decision: it changed elsewhere, could
// not be saved, or unsaved text of another day was found. It stays until it is answered, and typing
// goes on meanwhile.

#include "core/tokens.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QLabel;

namespace yeonji::widgets {

class DocumentBar : public QWidget
{
    Q_OBJECT
public:
    explicit DocumentBar(QWidget *parent = nullptr);

    struct Answer
    {
        QString text;
        std::function<void()> act;
    };
    void ask(const QString &sentence, const QList<Answer> &answers);
    void dismiss();
    QString sentence() const;  // empty: nothing is asked

    void setScheme(Scheme scheme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_label;
    QBoxLayout *m_buttons;
    Scheme m_scheme = Scheme::Light;
};

} // namespace yeonji::widgets
