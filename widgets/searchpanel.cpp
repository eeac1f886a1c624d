// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchpanel.h"
#include "widgets/catalog.h"
#include "widgets/rowlist.h"
#include "widgets/theme.h"
#include "widgets/wordindex.h"
#include "widgets/workspace.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace yeonji::widgets {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostShown = 300;
constexpr int before = 12;   // characters shown before the first mark
constexpr int longest = 120;

// The part of the line around its first mark.
Row rowOf(const diary::Hit &hit, const diary::Place &place, const Catalog &catalog)
{
    Row row;
    row.path = catalog.absolute(hit.document.path);
    row.line = place.line;
    // Marks count in the folded line, which is the written one but for case.
    const QString folded = QString::fromUtf8(hit.folded);
    const QString line = place.text.size() == folded.size() ? place.text : folded;
    const auto characters = [&](int bytes) { return int(QString::fromUtf8(hit.folded.first(bytes)).size()); };
    const int first = hit.marks.isEmpty() ? 0 : characters(hit.marks.first().first);
    const int from = first <= before ? 0 : first - before;
    const QString lead = from > 0 ? u"…"_s : QString();
    row.title = lead % line.mid(from, longest);
    for (const auto &[at, length] : hit.marks) {
        const int start = characters(at) - from + int(lead.size());
        if (start < row.title.size())
            row.marks.append({start, characters(at + length) - characters(at)});
    }
    row.second = catalog.title(hit.document);
    if (hit.document.date.isValid())
        row.second = QLocale().toString(hit.document.date, SearchPanel::tr("MMM d, yyyy")) % u" · " % row.second;
    return row;
}

} // namespace

SearchPanel::SearchPanel(Workspace &workspace, Catalog &catalog, WordIndex &index, QWidget *parent)
    : Panel(parent), m_workspace(workspace), m_catalog(catalog), m_index(index)
{
    m_field = new SearchField;
    m_field->setPlaceholderText(tr("Search everything"));
    m_field->setAccessibleName(tr("Search everything"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_words = new QLabel;
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setFont(interfaceFont(11.5));
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_list = new RowList(tr("Hits"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 8);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_words);
    layout->addWidget(m_list, 1);
    connect(m_field, &SearchField::typedChanged, this, [this] {
        m_opens = false;
        search();
    });
    connect(m_list, &RowList::opened, this, [this](const QString &path) {
        if (const Row *row = m_list->currentRow())
            Q_EMIT placeRequested(path, row->line);
    });
    connect(&index, &WordIndex::changed, this, &SearchPanel::search);
    connect(&index, &WordIndex::progressed, this, [this](int done, int all) {
        if (!m_index.now())
            say(tr("Reading %L1 of %L2 documents…").arg(done).arg(all));
    });
    connect(&catalog, &Catalog::summarized, this, [this] {
        if (m_searching.future().resultCount() > 0 && !m_searching.isRunning() && !m_field->typed().trimmed().isEmpty())
            show(m_searching.result());
    });
    connect(&m_searching, &QFutureWatcherBase::finished, this, [this] {
        if (std::exchange(m_again, false)) {
            search();
            return;
        }
        if (m_searching.future().resultCount() > 0 && !m_searching.result().hits.cancelled)
            show(m_searching.result());
        m_opens = false;
    });
    search();
}

SearchPanel::~SearchPanel()
{
    if (m_stop)
        *m_stop = true;
    m_searching.waitForFinished();
}

void SearchPanel::setCurrentPath(const QString &) {}  // hits are places, not documents

void SearchPanel::say(const QString &sentence)
{
    m_words->setText(sentence);
    m_words->setVisible(!sentence.isEmpty());
}

void SearchPanel::search()
{
    // What a person types next is looked for next; what was asked before is given up.
    if (m_searching.isRunning()) {
        m_again = true;
        *m_stop = true;
        return;
    }
    const QString text = m_field->typed().trimmed();
    m_isAnswered = false;
    if (text.isEmpty()) {
        m_list->setRows({});
        m_isAnswered = true;
        say(tr("\"as it stands\" · -without · tag:paper · place:Pohang · @professor · before:2026-05 · /expression/"));
        return;
    }
    const auto query = diary::parseQuery(text, diary::Typing::Still);
    if (!query) {
        say(query.error().message);
        return;
    }
    const auto index = m_index.now();
    if (!index) {
        say(tr("Reading the documents…"));
        return;
    }
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_searching.setFuture(QtConcurrent::run([this, index, query = *query, stop = m_stop, project = m_workspace.project()] {
        const auto hits = diary::search(*index, query, mostShown, [stop] { return stop->load(); }, [this, stop, project](const diary::Hits &first) {
            // The first ones at once: the count may take a moment more.
            QMetaObject::invokeMethod(this, [this, stop, found = Found{first, diary::placesOf(project, first.hits)}] {
                if (!stop->load() && m_searching.isRunning())
                    show(found);
            }, Qt::QueuedConnection);
        });
        return Found{hits, diary::placesOf(project, hits.hits)};
    }));
}

void SearchPanel::show(const Found &found)
{
    const diary::Hits &hits = found.hits;
    QList<Row> rows;
    for (size_t i = 0; i < hits.hits.size(); ++i)
        rows.append(rowOf(hits.hits[i], found.places.at(qsizetype(i)), m_catalog));
    m_list->setRows(rows);
    m_isAnswered = true;
    if (!rows.isEmpty() && std::exchange(m_opens, false))
        openChosen();
    const QString count = hits.total > qsizetype(hits.hits.size()) ? tr("%L1 lines, the first %L2 are shown").arg(hits.total).arg(hits.hits.size())
                                                                   : tr("%Ln line(s)", nullptr, int(hits.total));
    if (hits.gaveUp)
        say(tr("%1 so far: this expression takes too long; make it simpler").arg(count));
    else if (!m_index.isWhole())
        say(tr("%1 so far; documents are still being read").arg(count));
    else
        say(hits.total == 0 && !m_searching.isRunning() ? tr("Nothing has these words") : count);
}

// Down goes from the field into the hits, Enter opens the first.
bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->step(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            // Rows of what was asked before are no answer.
            if (m_isAnswered)
                openChosen();
            else
                m_opens = true;  // a search may have ended that is not shown yet
            return true;
        }
    }
    return Panel::eventFilter(watched, event);
}

void SearchPanel::openChosen()
{
    if (!m_list->currentRow())
        m_list->chooseFirst();
    if (const Row *row = m_list->currentRow())
        Q_EMIT placeRequested(row->path, row->line);
}

} // namespace yeonji::widgets
