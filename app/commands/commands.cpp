// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commands.h"
#include "commands/diaryverbs.h"
#include "commands/pageverbs.h"
#include "commands/runverbs.h"
#include "core/language.h"
#include "core/words.h"
#include "pages/pageview.h"
#include "resources/resources.h"

#include <QApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace yeonji::commands {

using namespace Qt::StringLiterals;

namespace {

constexpr Verb table[] = {
    {"new", Needs::Core, "FOLDER [--sample]", newVerb},
    {"export", Needs::Page, "FILE… [--to pdf|html|png|svg|md] [-o OUT] [--slides 3-5] [--notes] [--fragments] [--handout 2|4|6] [--width PIXELS] [--fragment] [--strict] [--picture-details]", exportVerb,
     "--to pptx"},
    {"runs", Needs::Core, "PATH… [--json]", runsVerb, nullptr, true},
    {"report", Needs::Page, "PATH… -o OUT.{md,html,pdf}", reportVerb},
    {"series", Needs::Core, "PATH --metric NAME [--json|--csv]", seriesVerb},
    {"compare", Needs::Core, "PATH PATH… [--json]", nullptr},
    {"check", Needs::Page, "PATH… [--json]", checkVerb, nullptr, true},
    {"search", Needs::Core, "PROJECT QUERY [--query] [--json] | PROJECT --query=QUERY [--json]", searchVerb},
    {"agenda", Needs::Core, "PROJECT [--json]", agendaVerb},
    {"entries", Needs::Core, "PATH [--json]", entriesVerb},
    {"watch", Needs::Core, "PATH…", watchVerb},
    {"import", Needs::Core, "SOURCE --into PROJECT [--preview]", importVerb},
    {"publish", Needs::Core, "PROJECT --as jekyll|astro -o DIR", nullptr},
};

// Messages follow the locale; JSON does not, nor do messages beside one that holds the same sentences.
void speakFor(const Verb &verb, const QStringList &arguments)
{
    speak(verb.tells && arguments.contains("--json"_L1) ? u"en"_s : QString());
}

} // namespace

std::span<const Verb> verbs()
{
    return table;
}

const Verb *findVerb(const QString &name)
{
    for (const Verb &verb : table)
        if (name == QLatin1StringView(verb.name))
            return &verb;
    return nullptr;
}

int run(int &argc, char **argv, const Verb &verb)
{
    if (!verb.run) {
        const QCoreApplication application(argc, argv);
        resources::load();
        speak();
        return complain(tr("yeonji %1: this verb is not there yet; see yeonji --help")
                            .arg(QLatin1StringView(verb.name)), 2);
    }
    if (verb.needs == Needs::Core) {
        QCoreApplication application(argc, argv);
        resources::load();
        speakFor(verb, application.arguments());
        return ended(verb.run(application.arguments().sliced(2)));
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Standard error is for what a person can act on: what the page engine says of graphics cards it
    // did not find without a display is not.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            complain(text, 1);
    });
    pages::prepare();
    QApplication application(argc, argv);
    resources::load();
    speakFor(verb, application.arguments());
    // A page engine that is taken down in order takes as long as it needs for ten slides. What verbs leave
    // standing ends here, and the engine's processes with it.
    const int status = ended(verb.run(application.arguments().sliced(2)));
    std::fflush(nullptr);
    std::_Exit(status);
}

void print(const QString &line)
{
    put(line.toUtf8());
    put("\n");
}

void printJson(const QJsonObject &object)
{
    put(QJsonDocument(object).toJson(QJsonDocument::Compact));
    put("\n");
}

void put(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
}

int ended(int status)
{
    // Whoever read the output and has seen enough may leave.
    const bool arrived = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (arrived || errno == EPIPE)
        return status;
    return std::max(status, complain(tr("the output could not be written (%1); make room or name another place")
                                         .arg(qt_error_string(errno)), 1));
}

int complain(const QString &sentence, int status)
{
    const QByteArray bytes = sentence.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fputc('\n', stderr);
    return status;
}

} // namespace yeonji::commands
