// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editingpane.h"

#include "diary/stamp.h"
#include "project/assets.h"
#include "widgets/documentbar.h"
#include "widgets/noticebar.h"
#include "widgets/suggestions.h"
#include "widgets/workspace.h"

#include <QFileInfo>
#include <QLocale>
#include <QMap>
#include <QSemaphore>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace yeonji::widgets {

namespace {

// Where saving by itself is off or fails, text is kept aside so soon that a crash costs two seconds.
constexpr auto journalDelay = 1s;
// What was typed is on the disk within the time a person chose, the writing of it included.
constexpr auto savingTakes = 500ms;
// A folder on the network may take longer to answer than a window may wait.
constexpr auto slowPatience = 250ms;
constexpr auto leavingPace = 50ms;
// Programs that empty a file and write it anew are through within moments.
constexpr auto settlingDelay = 150ms;
constexpr int settlingPatience = 14;

Editor::Appearance appearanceOf(const Workspace &workspace)
{
    const Settings &settings = workspace.settings();
    return {workspace.scheme(), settings.readingFaceInEditor, settings.editorSize, settings.spelling, settings.viMode, settings.smartQuotes,
            settings.focus, settings.typewriter};
}

} // namespace

EditingPane::EditingPane(Workspace &workspace, const QString &path, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_file(path, workspace.project())
    , m_bar(new DocumentBar(this))
    , m_editor(new Editor(appearanceOf(workspace), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_editor, 1);
    setFocusProxy(m_editor);
    m_bar->setScheme(workspace.scheme());
    m_editor->setOffers(workspace.offers());
    connect(&workspace, &Workspace::offersChanged, m_editor->suggestions(), &Suggestions::lookAgain);
    m_autosave.setSingleShot(true);
    m_journal.setSingleShot(true);
    m_journal.setInterval(journalDelay);
    m_words.setInterval(20s);
    m_settling.setSingleShot(true);
    m_patience = settlingPatience;
    m_settling.setInterval(settlingDelay);
    connect(&m_settling, &QTimer::timeout, this, &EditingPane::hearOutside);
    m_leaving.setInterval(leavingPace);
    connect(&m_leaving, &QTimer::timeout, this, [this] {
        if (const auto saved = howLeft()) {
            m_leaving.stop();
            if (*saved)
                Q_EMIT left();
            else
                Q_EMIT stayed(saved->error());
        }
    });

    connect(&workspace, &Workspace::schemeChanged, this, &EditingPane::applySettings);
    connect(&workspace, &Workspace::settingsChanged, this, &EditingPane::applySettings);
    connect(&workspace, &Workspace::writingChanged, this, &EditingPane::load);
    connect(m_editor, &Editor::textChanged, this, &EditingPane::textEdited);
    connect(m_editor, &Editor::failed, this, &EditingPane::message);
    connect(m_editor, &Editor::picturesKept, this, &EditingPane::offerStamps);
    connect(m_editor, &Editor::leaving, this, [this] {
        if (m_state == State::Unsaved && m_workspace.settings().autosaveSeconds > 0)
            autosave();
    });
    connect(&m_file, &project::DocumentFile::saved, this, [this] {
        m_savedAt = QDateTime::currentDateTime();
        if (m_state == State::Failed || m_state == State::Vanished)
            m_bar->dismiss();
        setState(m_edited && m_file.isUnsaved(text()) ? State::Unsaved : State::Clean);
    });
    connect(&m_file, &project::DocumentFile::failed, this, &EditingPane::saveFailed);
    connect(&m_autosave, &QTimer::timeout, this, [this] { autosave(); });
    connect(&m_journal, &QTimer::timeout, this, [this] {
        if (m_state != State::Clean && m_state != State::ReadOnly && m_file.isUnsaved(text()))
            m_file.keepForRecovery(text());
    });
    connect(&m_words, &QTimer::timeout, this, &EditingPane::statusChanged);
    connect(&m_watch, &project::FolderWatch::changed, this, &EditingPane::hearOutside);
    connect(&m_watch, &project::FolderWatch::vanished, this, &EditingPane::hearOutside);
    connect(&m_watch, &project::FolderWatch::overflowed, this, &EditingPane::hearOutside);
    load();
}

EditingPane::~EditingPane()
{
    // Whoever closes has called save(); what is unsaved even so waits for the next start.
    if (m_state != State::Clean && m_state != State::ReadOnly && m_file.isUnsaved(text()))
        m_file.keepForRecovery(text());
    // Losing the focus on its way out, the editor would still speak to what is gone by then.
    m_editor->disconnect(this);
}

void EditingPane::load()
{
    // The watch first: what changes between it and the reading is seen.
    // A project that is moved away tells nothing in the folders below it.
    m_watch.setFolders({QFileInfo(path()).absolutePath(), m_workspace.project().root});
    m_editor->setPictureFolder(m_workspace.project().assetsFolder(), QFileInfo(path()).absolutePath());
    const auto answered = std::make_shared<QSemaphore>();
    auto finding = m_file.find().then(QtFuture::Launch::Sync, [answered](const project::DocumentFile::Found &found) {
        answered->release();
        return found;
    });
    if (answered->tryAcquire(1, slowPatience)) {
        show(m_file.load(finding.result()));
        return;
    }
    m_editor->setReadOnly(true);
    setState(State::ReadOnly);
    m_bar->ask(tr("Reading this file takes a while…"), {});
    finding.then(this, [this](const project::DocumentFile::Found &found) { show(m_file.load(found)); });
}

void EditingPane::show(const Result<project::DocumentFile::Loaded> &loaded)
{
    m_isShown = loaded.has_value();
    m_loading = true;
    m_editor->setText(loaded ? loaded->text : QString());
    m_loading = false;
    if (!loaded) {
        m_editor->setReadOnly(true);
        setState(State::ReadOnly);
        m_bar->ask(standingAlone(loaded.error().message), {{tr("Try again"), [this] { load(); }}});
        return;
    }
    const bool elsewhere = !m_workspace.whyReadOnly().isEmpty();
    const bool readOnly = elsewhere || !loaded->whyReadOnly.isEmpty();
    m_bar->dismiss();
    m_editor->setReadOnly(readOnly);
    setState(readOnly ? State::ReadOnly : State::Clean);
    if (elsewhere)
        askToWrite();
    else if (readOnly)
        m_bar->ask(loaded->whyReadOnly, {});
    else if (loaded->recovered)
        offerRecovered(*loaded);
}

void EditingPane::offerRecovered(const project::DocumentFile::Loaded &loaded)
{
    const QString when = QLocale().toString(loaded.recovered->when.toLocalTime(), QLocale::ShortFormat);
    const QString sentence = loaded.recoveredFits
        ? tr("Text of %1 was not saved and is still there.").arg(when)
        : tr("Text of %1 was not saved and is still there; the file has changed since.").arg(when);
    m_bar->ask(sentence, {{tr("Bring it back"), [this] { m_editor->applyEdits(m_file.restoreRecovered(text())); }},
                          {tr("Leave it"), [this] { m_file.forgetRecovered(); }}});
}

void EditingPane::applySettings()
{
    m_editor->setAppearance(appearanceOf(m_workspace));
    m_bar->setScheme(m_workspace.scheme());
}

void EditingPane::textEdited()
{
    if (m_loading)
        return;
    m_edited = true;
    if (m_state == State::Clean)
        setState(State::Unsaved);
    // Not started anew by each key: who never rests is saved all the same.
    const int seconds = m_workspace.settings().autosaveSeconds;
    const bool saves = seconds > 0 && (m_state == State::Unsaved || m_state == State::Failed);
    if (saves && !m_autosave.isActive())
        startAutosave();
    if ((!saves || seconds > 2 || m_state == State::Failed) && !m_journal.isActive())
        m_journal.start();
}

void EditingPane::startAutosave()
{
    m_autosave.start(std::chrono::seconds(m_workspace.settings().autosaveSeconds) - savingTakes);
}

void EditingPane::saveSoon()
{
    // What is gone or was changed by another program needs an answer first.
    if (m_state == State::Vanished || m_state == State::Conflict) {
        std::ignore = save();
        return;
    }
    m_editor->commitComposition();
    m_autosave.stop();
    if (m_state == State::Clean)
        m_file.saveSoon(text(), project::DocumentFile::Past::Now);
    else
        autosave(project::DocumentFile::Past::Now);
}

void EditingPane::autosave(project::DocumentFile::Past past)
{
    if (m_state != State::Unsaved && m_state != State::Failed)
        return;
    const QString now = text();
    m_edited = false;
    if (m_file.isUnsaved(now))
        m_file.saveSoon(now, past);
    else
        setState(State::Clean);  // undone
}

Result<> EditingPane::save()
{
    m_editor->commitComposition();
    m_autosave.stop();
    if (m_state == State::ReadOnly || (m_state == State::Vanished && !m_file.isUnsaved(text())))
        return {};
    m_edited = false;
    auto saved = m_file.save(m_editor->sureText());
    if (!saved && saved.error().kind == ErrorKind::Conflict) {
        lookOutside();
        if (m_state != State::Conflict)
            saved = m_file.save(text());
    }
    if (!saved)
        saveFailed(saved.error());
    else
        setState(State::Clean);
    return saved;
}

std::optional<Result<>> EditingPane::leave()
{
    m_editor->commitComposition();
    m_autosave.stop();
    m_edited = false;
    if (m_state != State::ReadOnly)
        m_file.saveSoon(m_editor->sureText(), project::DocumentFile::Past::Now);
    m_file.waitFor(slowPatience);
    const auto saved = howLeft();
    if (!saved && !m_leaving.isActive()) {
        m_leaving.start();
        m_bar->ask(tr("Saving this file takes a while; it closes when it is saved."), {{tr("Keep it open"), [this] {
                       m_leaving.stop();
                       Q_EMIT stayed(Error{ErrorKind::Cancelled, {}, path()});
                   }}});
    }
    return saved;
}

// Nothing: it is still being written, or read to see what another program did.
std::optional<Result<>> EditingPane::howLeft()
{
    if (!m_file.waitFor(0ms) || m_settling.isActive())
        return std::nullopt;
    if (m_state == State::Conflict || m_state == State::Failed)
        return std::unexpected(m_failure);
    if (m_state == State::ReadOnly || !m_file.isUnsaved(text()))
        return Result<>();
    m_file.saveSoon(text(), project::DocumentFile::Past::Now);  // merged with what another program wrote, or typed since
    return std::nullopt;
}

void EditingPane::saveFailed(const Error &error)
{
    m_failure = error;
    if (error.kind == ErrorKind::Conflict) {
        hearOutside();
        return;
    }
    setState(State::Failed);
    m_bar->ask(tr("Not saved: %1.").arg(error.message), {{tr("Save again"), [this] { std::ignore = save(); }}});
}

// The watch tells of our own saves too, and reading a long file takes longer than a key may wait.
void EditingPane::hearOutside()
{
    m_file.read().then(this, [this](const project::DocumentFile::OnDisk &now) {
        if (m_file.isOutdated(now)) {
            hearOutside();
            return;
        }
        const bool news = m_file.isNews(now) || m_state == State::Vanished || m_state == State::Conflict;
        if (news && !m_file.isSettled(now) && m_patience-- > 0) {
            m_settling.start();
            return;
        }
        m_patience = settlingPatience;
        if (news)
            takeOutside(now);
        // A save that met the change goes on from here.
        if (m_state == State::Unsaved && m_workspace.settings().autosaveSeconds > 0 && !m_autosave.isActive())
            startAutosave();
    });
}

void EditingPane::lookOutside()
{
    const auto now = m_file.readNow();
    if (m_file.isSettled(now))
        takeOutside(now);
    else
        hearOutside();
}

void EditingPane::takeOutside(const project::DocumentFile::OnDisk &now)
{
    using What = project::DocumentFile::Outside::What;
    if (m_state == State::ReadOnly) {
        // What is only read has nothing of its own to keep.
        if (!m_isShown)
            load();
        else if (const auto theirs = m_file.look(text(), now); theirs.what == What::Edits)
            m_editor->applyEdits(theirs.edits);
        return;
    }
    const auto outside = m_file.look(text(), now);
    switch (outside.what) {
    case What::Same:
        if (m_state == State::Vanished || m_state == State::Conflict) {
            m_bar->dismiss();
            setState(m_file.isUnsaved(text()) ? State::Unsaved : State::Clean);
        }
        break;
    case What::Edits:
        if (m_state == State::Vanished || m_state == State::Conflict)
            m_bar->dismiss();
        m_editor->applyEdits(outside.edits);
        setState(m_file.isUnsaved(text()) ? State::Unsaved : State::Clean);
        if (!std::exchange(m_expectsOwnChange, false))
            Q_EMIT message(tr("A change of another program was taken over."));
        break;
    case What::Conflict:
        askAboutConflict();
        break;
    case What::Vanished:
        if (m_state == State::Vanished)
            break;
        setState(State::Vanished);
        m_journal.start();
        m_bar->ask(tr("This file is gone from the disk; its text is still here."),
                   {{tr("Write it again"), [this] {
                         setState(State::Unsaved);
                         std::ignore = save();
                     }}});
        break;
    case What::Unreadable:
        m_bar->ask(standingAlone(outside.error.message), {{tr("Try again"), [this] { lookOutside(); }}});
        break;
    }
}

// Another window writes in the project.
void EditingPane::askToWrite()
{
    QList<DocumentBar::Answer> answers{{tr("Try again"), [this] { m_workspace.tryToWrite(); }}};
    if (m_workspace.mayTakeOver())
        answers.append({tr("Take it over"), [this] { m_workspace.tryToWrite(Workspace::Take::Over); }});
    m_bar->ask(standingAlone(m_workspace.whyReadOnly()), answers);
}

void EditingPane::askAboutConflict()
{
    using Choice = project::DocumentFile::Choice;
    setState(State::Conflict);
    m_journal.start();
    m_bar->ask(tr("Another program changed the same lines. Which text shall stand?"),
               {{tr("Mine"), [this] { settle(Choice::Mine); }},
                {tr("Theirs"), [this] { settle(Choice::Theirs); }},
                {tr("Both"), [this] { settle(Choice::Both); }}});
}

void EditingPane::settle(project::DocumentFile::Choice choice)
{
    m_editor->applyEdits(m_file.settle(choice, text()));
    setState(m_file.isUnsaved(text()) ? State::Unsaved : State::Clean);
    std::ignore = save();
}

void EditingPane::setState(State state)
{
    if (state == State::Clean)
        m_words.start();
    if (std::exchange(m_state, state) != state || state == State::Clean)
        Q_EMIT statusChanged();
}

QString EditingPane::question() const
{
    return m_bar->sentence();
}

bool EditingPane::insertBlock(const QString &markdown)
{
    if (m_editor->isReadOnly())
        return false;
    m_editor->commitComposition();
    const int line = m_editor->caretLine();
    const QStringList lines = text().split(u'\n');
    const bool bare = lines.value(line - 1).trimmed().isEmpty() && (line == 1 || lines.value(line - 2).trimmed().isEmpty());
    const QString after = line < lines.size() && !lines.at(line).trimmed().isEmpty() ? u"\n"_s : QString();
    m_editor->goToLineEnd(line);
    m_editor->insertText((bare ? QString() : lines.value(line - 1).trimmed().isEmpty() ? u"\n"_s : u"\n\n"_s)
                         + (markdown.endsWith(u'\n') ? markdown.chopped(1) : markdown) + u'\n' + after);
    return true;
}

bool EditingPane::insertStamp()
{
    const QStringList lines = text().split(u'\n');
    QString place = m_workspace.placeLastUsed();
    for (qsizetype i = std::min(lines.size(), qsizetype(m_editor->caretLine())) - 1; i >= 0; --i) {
        const auto stamps = diary::parseStamps(lines.at(i));
        if (!stamps.isEmpty() && diary::isWorthSuggesting(stamps.last().place)) {
            place = stamps.last().place;
            break;
        }
    }
    const QDateTime now = QDateTime::currentDateTime();
    return insertBlock(diary::writeStamp({now.date(), QTime(now.time().hour(), now.time().minute()), place}));
}

void EditingPane::offerStamps(const QList<pictures::Kept> &kept)
{
    QList<std::optional<pictures::Position>> positions;
    for (const pictures::Kept &picture : kept)
        positions.append(picture.photo.taken.isValid() ? picture.photo.position : std::nullopt);
    m_workspace.placesNear(positions).then(this, [this, kept](const QStringList &places) {
        QList<diary::TakenPicture> taken;
        for (qsizetype i = 0; i < kept.size(); ++i)
            taken.append({kept.at(i).photo.taken, places.value(i)});
        const auto stamps = diary::stampsFor(taken);
        // What is being asked already weighs more.
        if (stamps.isEmpty() || m_editor->isReadOnly() || !question().isEmpty())
            return;
        const QString first = diary::writeStamp(stamps.first().stamp);
        const QString sentence = stamps.size() == 1 ? tr("Taken %1", "when and where a picture was").arg(first)
                                                    : tr("Taken %1 and at %n other time(s)", nullptr, int(stamps.size()) - 1).arg(first);
        m_bar->ask(sentence, {{tr("Put it as a stamp"), [this, stamps, kept] { putStamps(stamps, kept); }}, {tr("Leave it out"), [] {}}});
    });
}

// Before the line that shows the picture, as a paragraph of its own; all in one undo step.
void EditingPane::putStamps(const QList<diary::PhotoStamp> &stamps, const QList<pictures::Kept> &kept)
{
    m_editor->commitComposition();
    const QStringList lines = text().split(u'\n');
    QMap<int, QString> before;
    for (const diary::PhotoStamp &stamp : stamps) {
        const QString address = project::pictureAddress(kept.at(stamp.before).path, QFileInfo(path()).absolutePath());
        for (qsizetype i = lines.size() - 1; i >= 0; --i)
            if (lines.at(i).contains(address)) {
                const bool open = i > 0 && !lines.at(i - 1).trimmed().isEmpty();
                before.insert(int(i), (open ? u"\n"_s : QString()) % diary::writeStamp(stamp.stamp) % u"\n\n"_s);
                break;
            }
    }
    QList<project::TextEdit> edits;
    for (const auto &[line, inserted] : before.asKeyValueRange())
        edits.append({line, 0, {}, inserted});
    m_editor->applyEdits(edits);
}

bool EditingPane::append(const QString &markdown)
{
    if (m_editor->isReadOnly())
        return false;
    const QString before = text();
    m_editor->applyEdits({{int(before.count(u'\n')), int(before.size() - before.lastIndexOf(u'\n') - 1), {},
                           (before.isEmpty() || before.endsWith(u"\n\n") ? u""_s : before.endsWith(u'\n') ? u"\n"_s : u"\n\n"_s)
                               + markdown}});
    return true;
}

bool EditingPane::bringBack(const QList<project::TextEdit> &edits)
{
    if (m_state == State::ReadOnly)
        return false;
    m_editor->commitComposition();
    m_editor->applyEdits(edits);
    return true;
}

QString EditingPane::savedStatus() const
{
    switch (m_state) {
    case State::Clean: break;
    case State::Unsaved: return tr("not saved yet");
    case State::Failed: return tr("not saved");
    case State::Conflict: return tr("changed elsewhere too");
    case State::Vanished: return tr("gone from the disk");
    case State::ReadOnly: return tr("read only");
    }
    if (!m_savedAt.isValid())
        return tr("saved");
    const auto minutes = m_savedAt.secsTo(QDateTime::currentDateTime()) / 60;
    if (minutes < 1)
        return tr("saved · just now");
    if (minutes < 60)
        return tr("saved · %n minute(s) ago", nullptr, int(minutes));
    return tr("saved · %1").arg(QLocale().toString(m_savedAt.time(), QLocale::ShortFormat));
}

} // namespace yeonji::widgets
