// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Spelling while typing: the lines in sight are looked through when the hand rests, each word by the
// dictionary of its script (Hangul by the Korean one, Latin by the English one), so that a Korean
// sentence may hold English words. What the highlighting marks as code, addresses, stamps or numbers
// is left alone, and so are names such as eval_loss, GPU or fp16.
//
// KTextEditor checks a whole document by one language; this asks the same dictionaries (Sonnet) by word.

#include <KTextEditor/Cursor>
#include <KTextEditor/MovingRange>

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

class QMenu;

namespace KTextEditor {
class View;
}

namespace yeonji::widgets {

class Dictionaries;  // live on a thread of their own: the Korean one takes a while to load

// The words of a line worth checking, with the column each begins at.
struct Word
{
    int column = 0;
    QString text;
    friend bool operator==(const Word &, const Word &) = default;
};
QList<Word> wordsOf(QStringView line);

class Spelling : public QObject
{
    Q_OBJECT
public:
    explicit Spelling(KTextEditor::View *view);
    ~Spelling() override;

    void setEnabled(bool enabled);
    // Corrections for the word at `at`, as the first lines of a menu that is about to be shown. They
    // come while it stands open. Nothing happens where no word is marked.
    void addCorrections(QMenu *menu, KTextEditor::Cursor at);

    QList<KTextEditor::Range> marked() const;

Q_SIGNALS:
    void markedChanged();

private:
    void check();
    void mark(const QList<KTextEditor::Range> &ranges);
    void replace(KTextEditor::Range range, const QString &word);

    KTextEditor::View *m_view;
    std::shared_ptr<Dictionaries> m_dictionaries;
    QHash<QString, bool> m_known;    // word → right
    std::vector<std::unique_ptr<KTextEditor::MovingRange>> m_marks;
    QTimer m_resting;
    QFuture<void> m_asking;
    bool m_enabled = false;
};

} // namespace yeonji::widgets
