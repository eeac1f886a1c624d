// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spelling.h"

#include "core/hangul.h"
#include "widgets/theme.h"

#include <KTextEditor/Attribute>
#include <KTextEditor/Document>
#include <KTextEditor/View>
#include <Sonnet/Speller>

#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using KTextEditor::Cursor;
using KTextEditor::Range;

namespace yeonji::widgets {

namespace {

constexpr auto rest = 350ms;
constexpr qsizetype mostKnown = 50'000;
constexpr qsizetype mostCorrections = 6;

// What the highlighting calls by these names is said in words; plain text has no name. (Whether a
// format is to be checked is in resources/editor/markdown.xml too, but KTextEditor keeps that to itself.)
bool isProse(const QString &format)
{
    static const QStringList prose = {u"Heading"_s, u"Strong"_s, u"Emphasis"_s, u"Struck"_s, u"Quote"_s, u"Link"_s, u"Comment"_s};
    return format.startsWith(u"Yeonji Markdown:") && prose.contains(format.section(u':', 1));
}

} // namespace

// Used from its one thread only, in the order asked.
class Dictionaries
{
public:
    Dictionaries() { m_thread.setMaxThreadCount(1); }
    ~Dictionaries() { m_thread.waitForDone(); }

    QFuture<QHash<QString, bool>> check(const QStringList &words)
    {
        return QtConcurrent::run(&m_thread, [this, words] {
            QHash<QString, bool> right;
            for (const QString &word : words)
                right.insert(word, !of(word).isValid() || of(word).isCorrect(word));
            return right;
        });
    }

    QFuture<QStringList> corrections(const QString &word)
    {
        return QtConcurrent::run(&m_thread, [this, word] { return of(word).suggest(word); });
    }

    void learn(const QString &word)
    {
        std::ignore = QtConcurrent::run(&m_thread, [this, word] { of(word).addToPersonal(word); });
    }

private:
    Sonnet::Speller &of(const QString &word)
    {
        auto &speller = isHangul(word.front()) ? m_korean : m_english;
        if (!speller)
            speller = std::make_unique<Sonnet::Speller>(isHangul(word.front()) ? u"ko_KR"_s : u"en_US"_s);
        return *speller;
    }

    std::unique_ptr<Sonnet::Speller> m_korean, m_english;
    QThreadPool m_thread;  // the last member: it ends before the dictionaries go
};

QList<Word> wordsOf(QStringView line)
{
    // A run of letters of one script; with a digit, an underscore or a sign of code beside it it is a name.
    static const QRegularExpression pattern(uR"([\p{L}\p{N}\p{M}_]+(?:['’./@:\\-][\p{L}\p{N}\p{M}_]+)*)"_s);
    static const QRegularExpression part(uR"(\p{Hangul}+|[A-Za-z\p{Latin}]+(?:['’]\p{Latin}+)*)"_s);
    static const QRegularExpression name(uR"([\p{N}_./@:\\]|\p{Ll}\p{Lu}|^\p{Lu}+$)"_s);
    QList<Word> words;
    for (const auto &match : pattern.globalMatchView(line)) {
        const QStringView whole = match.capturedView();
        for (const auto &piece : part.globalMatchView(whole)) {
            const QStringView text = piece.capturedView();
            const bool hangul = isHangul(text.front());
            // In `eval_loss를` the particle is no word of its own either.
            if (text.size() < 2 || (hangul ? text.size() != whole.size() : name.matchView(whole).hasMatch()))
                continue;
            words.append({int(match.capturedStart() + piece.capturedStart()), text.toString()});
        }
    }
    return words;
}

Spelling::Spelling(KTextEditor::View *view) : QObject(view), m_view(view)
{
    m_resting.setSingleShot(true);
    m_resting.setInterval(rest);
    connect(&m_resting, &QTimer::timeout, this, &Spelling::check);
    const auto later = [this] {
        if (m_enabled)
            m_resting.start();
    };
    connect(view->document(), &KTextEditor::Document::textChanged, this, later);
    connect(view, &KTextEditor::View::displayRangeChanged, this, later);
    connect(view, &KTextEditor::View::cursorPositionChanged, this, later);
}

Spelling::~Spelling() = default;

void Spelling::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (enabled) {
        if (!m_dictionaries)
            m_dictionaries = std::make_shared<Dictionaries>();
        m_marks.clear();  // a new theme marks in another colour
        m_resting.start();
    } else {
        mark({});
    }
}

void Spelling::check()
{
    if (!m_enabled || m_asking.isRunning())
        return;
    QList<Range> wrong;
    QStringList unknown;
    const KTextEditor::Document *document = m_view->document();
    const Cursor caret = m_view->cursorPosition();
    const int last = std::min(m_view->lastDisplayedLine(KTextEditor::View::RealLine), document->lines() - 1);
    for (int line = std::max(0, m_view->firstDisplayedLine(KTextEditor::View::RealLine)); line <= last; ++line) {
        const QString text = document->line(line);
        const auto styles = m_view->lineAttributes(line);
        for (const Word &word : wordsOf(text)) {
            const Range range(line, word.column, line, word.column + int(word.text.size()));
            const bool left = std::ranges::any_of(styles, [&](const KTextEditor::AttributeBlock &style) {
                return style.start < range.end().column() && style.start + style.length > word.column
                    && style.attribute && !isProse(style.attribute->name());
            });
            // What is still being typed is not wrong yet.
            if (left || range.contains(caret) || range.end() == caret)
                continue;
            const auto known = m_known.constFind(word.text);
            if (known == m_known.cend())
                unknown.append(word.text);
            else if (!*known)
                wrong.append(range);
        }
    }
    mark(wrong);
    if (unknown.isEmpty())
        return;
    m_asking = m_dictionaries->check(unknown).then(this, [this](const QHash<QString, bool> &right) {
        if (m_known.size() > mostKnown)
            m_known.clear();
        m_known.insert(right);
        m_resting.start(0ms);
        m_resting.setInterval(rest);
    });
}

QList<Range> Spelling::marked() const
{
    QList<Range> ranges;
    for (const auto &range : m_marks)
        ranges.append(range->toRange());
    return ranges;
}

void Spelling::mark(const QList<Range> &ranges)
{
    if (marked() == ranges)
        return;
    m_marks.clear();
    const KTextEditor::Attribute::Ptr look(new KTextEditor::Attribute);
    look->setUnderlineStyle(QTextCharFormat::WaveUnderline);
    look->setUnderlineColor(QColor(tokensOf(*m_view).bad));
    for (const Range &range : ranges) {
        auto mark = std::unique_ptr<KTextEditor::MovingRange>(m_view->document()->newMovingRange(range));
        mark->setView(m_view);
        mark->setAttribute(look);
        m_marks.push_back(std::move(mark));
    }
    Q_EMIT markedChanged();
}

void Spelling::replace(Range range, const QString &word)
{
    m_view->document()->replaceText(range, word);
}

void Spelling::addCorrections(QMenu *menu, Cursor at)
{
    const auto ranges = marked();
    const auto found = std::ranges::find_if(ranges, [at](const Range &range) { return range.contains(at) || range.end() == at; });
    if (found == ranges.end())
        return;
    const Range range = *found;
    const QString word = m_view->document()->text(range);
    QAction *first = menu->actions().value(0);
    // All of them belong to this one showing of the menu.
    auto *these = new QObject(menu);
    connect(menu, &QMenu::aboutToHide, these, &QObject::deleteLater);
    const auto add = [menu, these](QAction *before, const QString &text) {
        auto *action = new QAction(text, these);
        menu->insertAction(before, action);
        return action;
    };
    QAction *waiting = add(first, tr("Looking for corrections…"));
    waiting->setEnabled(false);
    QAction *learn = add(first, tr("“%1” is right").arg(word));
    connect(learn, &QAction::triggered, this, [this, word] {
        m_dictionaries->learn(word);
        m_known.insert(word, true);
        check();
    });
    auto *line = new QAction(these);
    line->setSeparator(true);
    menu->insertAction(first, line);
    m_dictionaries->corrections(word).then(these, [this, waiting, add, range](const QStringList &corrections) {
        for (const QString &correction : corrections.first(std::min(mostCorrections, corrections.size())))
            connect(add(waiting, correction), &QAction::triggered, this, [this, range, correction] { replace(range, correction); });
        waiting->setText(tr("No corrections"));
        waiting->setVisible(corrections.isEmpty());
    });
}

} // namespace yeonji::widgets
