// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project.h"

#include "core/files.h"
#include "core/json.h"
#include "core/paths.h"
#include "core/textfile.h"
#include "core/words.h"
#include "core/yaml.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace yeonji::project {

namespace {

constexpr auto configName = "yeonji.yaml"_L1;

// What a folder that is no project keeps of its own, in the user's own places.
QString outsideFolder(QStandardPaths::StandardLocation place, const QString &root)
{
    const QByteArray hash = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha1).toHex().first(16);
    return QStandardPaths::writableLocation(place) + u"/yeonji/folders/"_s + QString::fromLatin1(hash);
}

// A link in .yeonji/ was laid by someone else: what is written and cleared away there would be so elsewhere.
bool holdsLinks(const QString &state)
{
    if (QFileInfo(state).isSymbolicLink())
        return true;
    QDirIterator entries(state, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    while (entries.hasNext())
        if (entries.nextFileInfo().isSymbolicLink())
            return true;
    return false;
}

bool keepsItsOwn(const Project &project)
{
    return project.made && !holdsLinks(project.root + u"/.yeonji"_s)
        && (QFileInfo(project.root + u"/.yeonji"_s).isWritable() || QFileInfo(project.root).isWritable());
}

// Reads one value after the other and remembers the first that is wrong.
class ConfigReader
{
public:
    ConfigReader(const YAML::Node &root, const QString &file) : m_root(root), m_file(file) {}

    QString text(const char *key)
    {
        const YAML::Node node = m_root[key];
        if (!node || node.IsNull())
            return {};
        if (!node.IsScalar()) {
            wrong(node, tr("%1 must be a plain text; write it behind the colon, without brackets").arg(QLatin1StringView(key)));
            return {};
        }
        return QString::fromStdString(node.Scalar());
    }

    QStringList folders(const char *key, const QDir &base)
    {
        QStringList list;
        const YAML::Node node = m_root[key];
        const auto add = [&](const YAML::Node &item) {
            if (!item.IsScalar())
                return wrong(item, tr("%1 must be a list of folders; write it as in [../data, /mnt/runs]").arg(QLatin1StringView(key)));
            QString folder = QString::fromStdString(item.Scalar());
            if (folder.startsWith(u"ssh://"))  // on another machine
                return list.append(folder);
            if (folder == u"~" || folder.startsWith(u"~/"))
                folder.replace(0, 1, QDir::homePath());
            list.append(QDir::cleanPath(base.absoluteFilePath(folder)));
        };
        if (node && node.IsSequence()) {
            for (const auto &item : node)
                add(item);
        } else if (node && !node.IsNull()) {
            add(node);
        }
        return list;
    }

    QTime dayStarts()
    {
        const QString value = text("day_starts");
        if (value.isEmpty())
            return Config().dayStarts;
        QTime time = QTime::fromString(value, u"H:mm"_s);
        if (!time.isValid())
            time = QTime::fromString(value, u"H"_s);
        if (!time.isValid())
            wrong(m_root["day_starts"], tr("day_starts must be a time such as 05:00"));
        return time;
    }

    QHash<QString, QString> directions()
    {
        QHash<QString, QString> hash;
        const YAML::Node node = m_root["metrics"];
        if (!node || node.IsNull())
            return hash;
        if (!node.IsMap()) {
            wrong(node, tr("metrics must name for each metric whether min or max is best"));
            return hash;
        }
        for (const auto &item : node) {
            const std::string way = item.second.IsScalar() ? item.second.Scalar() : std::string();
            if (way != "min" && way != "max")
                wrong(item.first, tr("a metric is best at its min or its max; write one of the two"));
            else
                hash.insert(nfc(QString::fromStdString(item.first.Scalar())), QString::fromStdString(way));
        }
        return hash;
    }

    void oneOf(const char *key, const QString &value, std::initializer_list<QStringView> allowed)
    {
        if (!value.isEmpty() && std::ranges::find(allowed, QStringView(value)) == allowed.end())
            wrong(m_root[key], tr("%1 cannot be “%2”; use %3").arg(QLatin1StringView(key), value, QStringList(allowed.begin(), allowed.end()).join(u", "_s)));
    }

    const std::optional<Error> &error() const { return m_error; }

private:
    void wrong(const YAML::Node &node, const QString &message)
    {
        if (!m_error)
            m_error = Error{ErrorKind::BadInput, message, m_file, yaml::lineOf(node)};
    }

    YAML::Node m_root;
    QString m_file;
    std::optional<Error> m_error;
};

Result<Config> readConfig(const QString &file)
{
    const auto read = readText(file, 1 << 20);
    if (!read)
        return std::unexpected(read.error());
    const auto root = yaml::parse(read->text.toUtf8(), file);
    if (!root)
        return std::unexpected(root.error());
    if (root->IsNull())
        return Config{};
    if (!root->IsMap())
        return failure(ErrorKind::BadInput, tr("this file must hold lines such as title: My lab"), file, 1);
    const QDir base = QFileInfo(file).absoluteDir();
    ConfigReader reader(*root, file);
    Config config;
    config.title = reader.text("title");
    config.author = reader.text("author");
    config.place = reader.text("place");
    config.language = reader.text("language");
    config.theme = reader.text("theme");
    reader.oneOf("theme", config.theme, {u"light", u"dark", u"system"});
    if (config.theme == u"system")
        config.theme.clear();
    config.dayStarts = reader.dayStarts();
    config.sources = reader.folders("sources", base);
    config.roots = reader.folders("roots", base);
    config.directions = reader.directions();
    if (reader.error())
        return std::unexpected(*reader.error());
    return config;
}

QString written(const Config &config)
{
    QString yaml;
    const auto line = [&yaml](QStringView key, const QString &value) {
        if (!value.isEmpty())
            yaml += key % u": "_s % QString::fromUtf8(jsonString(value)) % u'\n';
    };
    const auto list = [&yaml](QStringView key, const QStringList &values) {
        if (values.isEmpty())
            return;
        yaml += key % u":\n"_s;
        for (const QString &value : values)
            yaml += u"  - "_s % QString::fromUtf8(jsonString(value)) % u'\n';
    };
    line(u"title", config.title);
    line(u"author", config.author);
    line(u"place", config.place);
    line(u"language", config.language);
    line(u"theme", config.theme);
    if (config.dayStarts != Config().dayStarts)
        line(u"day_starts", config.dayStarts.toString(u"HH:mm"_s));
    list(u"sources", config.sources);
    list(u"roots", config.roots);
    return yaml;
}

// A relative name leads somewhere only from a folder that is there.
Result<> mustBeNamed(const QString &folder)
{
    if (folder.trimmed().isEmpty())
        return failure(ErrorKind::BadInput, tr("a project needs a folder; name one"));
    if (QDir::isRelativePath(folder) && !QFileInfo(QStringLiteral(".")).isDir())
        return failure(ErrorKind::NotFound, tr("the current folder is gone; change into one that is there"), folder);
    return {};
}

// What is made step by step, and taken back unless it stands in the end: no half of a project is left.
class Making
{
public:
    explicit Making(const QString &folder) : m_top(QDir(folder).absolutePath()) {}
    ~Making()
    {
        for (const QString &file : std::as_const(m_files))
            QFile::remove(file);
        std::ranges::sort(m_folders, std::ranges::greater(), &QString::size);
        for (const QString &folder : std::as_const(m_folders))
            QDir().rmdir(folder);
    }
    Q_DISABLE_COPY_MOVE(Making)

    Result<> write(const QString &file, const QByteArray &bytes)
    {
        note(QFileInfo(file).absolutePath());
        const auto done = writeFile(file, bytes);
        if (done)
            m_files.append(file);
        return done;
    }

    bool folder(const QString &path)
    {
        note(path);
        return QDir().mkpath(path);
    }

    void stands()
    {
        m_files.clear();
        m_folders.clear();
    }

private:
    // The folders that are not there yet, up to the one all is made in.
    void note(const QString &path)
    {
        for (QString at = path; !QFileInfo::exists(at) && at.size() >= m_top.size(); at = QFileInfo(at).absolutePath())
            if (!m_folders.contains(at))
                m_folders.append(at);
    }

    QString m_top;
    QStringList m_files, m_folders;
};

Result<> mustBeNewOrEmpty(const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.exists())
        return {};
    if (!info.isDir())
        return failure(ErrorKind::NotWritable, tr("a file of this name is in the way; choose another name"), folder);
    if (!QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return failure(ErrorKind::Conflict, tr("this folder is not empty; choose a new one"), folder);
    return {};
}

} // namespace

QString Project::diaryFolder() const { return root + u"/diary"_s; }
QString Project::reportsFolder() const { return root + u"/reports"_s; }
QString Project::decksFolder() const { return root + u"/decks"_s; }
QString Project::runsFolder() const { return root + u"/runs"_s; }
QString Project::assetsFolder() const { return root + u"/assets"_s; }

QString Project::stateFolder() const
{
    return keepsItsOwn(*this) ? QString(root + u"/.yeonji"_s) : awayFolder();
}

QString Project::awayFolder() const
{
    return outsideFolder(QStandardPaths::GenericStateLocation, root);
}

QString Project::cacheFolder() const
{
    return keepsItsOwn(*this) ? QString(root + u"/.yeonji/cache"_s)
                              : outsideFolder(QStandardPaths::GenericCacheLocation, root);
}

Result<Project> open(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, tr("there is no such file or folder; check the name"), path);
    const QString start = info.isDir() ? info.canonicalFilePath() : info.canonicalPath();
    if (info.isDir() && !(info.isReadable() && info.isExecutable()))
        return failure(ErrorKind::NotReadable, tr("this folder cannot be read; check its permissions"), path);
    QDir folder(start);
    do {
        const QString file = folder.filePath(configName);
        if (!QFileInfo(file).isFile())
            continue;
        const auto config = readConfig(file);
        if (!config)
            return std::unexpected(config.error());
        return Project{folder.path(), true, *config};
    } while (folder.cdUp());
    return Project{start, false, {}};
}

Result<Project> reread(const Project &project)
{
    const QString file = project.root % u'/' % configName;
    if (!QFileInfo(file).isFile())
        return project;
    return readConfig(file).transform([&project](Config &&config) { return Project{project.root, true, std::move(config)}; });
}

Result<> mayWrite(const Project &project)
{
    if (project.whyReadOnly.isEmpty())
        return {};
    return failure(ErrorKind::Conflict, project.whyReadOnly);
}

Result<> prepareState(const Project &project)
{
    const QString folder = project.stateFolder();
    // The folder keeps itself out of everyone's git.
    const QString ignore = folder + u"/.gitignore"_s;
    if (QFileInfo::exists(ignore))
        return {};
    return writeWithin(folder, u".gitignore"_s, "*\n");
}

Result<Project> make(const QString &folder, const Config &config)
{
    if (const auto named = mustBeNamed(folder); !named)
        return std::unexpected(named.error());
    const QString file = QDir(folder).absoluteFilePath(configName);
    if (QFileInfo::exists(file))
        return failure(ErrorKind::Conflict, tr("this folder is a project already; open it"), folder);
    if (QFileInfo(folder).exists() && !QFileInfo(folder).isDir())
        return failure(ErrorKind::NotWritable, tr("a file of this name is in the way; choose another name"), folder);
    Config filled = config;
    if (filled.title.isEmpty())
        filled.title = QFileInfo(QDir::cleanPath(QDir(folder).absolutePath())).fileName();
    Making making(folder);
    if (const auto done = making.write(file, written(filled).toUtf8()); !done)
        return std::unexpected(done.error());
    const auto project = open(folder);
    if (!project)
        return project;
    for (const QString &part : {project->diaryFolder(), project->reportsFolder(), project->decksFolder(),
                                project->runsFolder(), project->assetsFolder()})
        if (!making.folder(part))
            return failure(ErrorKind::NotWritable, tr("this folder cannot be made; check the permissions"), part);
    if (const auto done = prepareState(*project); !done)
        return std::unexpected(done.error());
    making.stands();
    return project;
}

Result<Project> makeSample(const QString &folder)
{
    const QString sample = u":/yeonji/sample"_s;
    if (const auto named = mustBeNamed(folder); !named)
        return std::unexpected(named.error());
    if (const auto free = mustBeNewOrEmpty(folder); !free)
        return std::unexpected(free.error());
    if (!QFileInfo::exists(sample + u'/' + configName))
        return failure(ErrorKind::NotFound, tr("this copy of the program carries no sample project; install it anew"));
    // Beside its place, which it takes when it is whole: what a kill leaves is in nobody's way.
    const QString place = QDir(folder).absolutePath();
    const QString aside = QFileInfo(place).absolutePath() % u"/.yeonji-new-" % QString::number(QRandomGenerator::global()->generate64(), 36);
    Making making(aside);
    const auto toldOfThePlace = [&](Error error) {
        if (isWithin(error.file, aside))
            error.file = folder % error.file.sliced(aside.size());
        return std::unexpected(std::move(error));
    };
    QDirIterator files(sample, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const auto bytes = readFile(from);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (const auto done = making.write(aside % u'/' % from.sliced(sample.size() + 1), *bytes); !done)
            return toldOfThePlace(done.error());
    }
    const auto made = open(aside);
    if (!made)
        return made;
    if (const auto done = prepareState(*made); !done)
        return toldOfThePlace(done.error());
    if (std::rename(QFile::encodeName(aside).constData(), QFile::encodeName(place).constData()) != 0)
        return failure(ErrorKind::NotWritable, tr("the folder cannot be put here; choose another place"), folder);
    making.stands();
    return open(folder);
}

QDate today(const Config &config, const QDateTime &now)
{
    return now.time() < config.dayStarts ? now.date().addDays(-1) : now.date();
}

} // namespace yeonji::project
