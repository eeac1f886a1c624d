// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A few choices side by side, one of them taken: `step | time | epoch`.

#include "core/tokens.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QWidget>

namespace yeonji::widgets {

class Segments : public QWidget
{
    Q_OBJECT
public:
    Segments(const QStringList &choices, const QString &name, QWidget *parent = nullptr);

    void setTokens(const Tokens &tokens);
    int chosen() const { return m_group.checkedId(); }
    void choose(int index);
    void setPossible(int index, bool possible, const QString &why = {});

Q_SIGNALS:
    void changed(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup m_group;
    const Tokens *m_tokens = nullptr;
};

} // namespace yeonji::widgets
