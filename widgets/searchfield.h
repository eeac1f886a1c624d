// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A field in which things are looked for while a person types: what an input method still composes (실허 on the way
// to 실험) counts as typed.

#include <QInputMethodEvent>
#include <QLineEdit>

namespace yeonji::widgets {

class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr) : QLineEdit(parent)
    {
        connect(this, &QLineEdit::textChanged, this, &SearchField::tell);
    }

    // The text with what is being composed.
    QString typed() const { return text().insert(std::min(cursorPosition(), int(text().size())), m_composed); }

Q_SIGNALS:
    void typedChanged();

protected:
    void inputMethodEvent(QInputMethodEvent *event) override
    {
        m_composed = event->preeditString();
        QLineEdit::inputMethodEvent(event);
        tell();
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        QLineEdit::focusOutEvent(event);
        m_composed.clear();
        tell();
    }

private:
    void tell()
    {
        if (const QString now = typed(); std::exchange(m_told, now) != now)
            Q_EMIT typedChanged();
    }

    QString m_composed, m_told;
};

} // namespace yeonji::widgets
