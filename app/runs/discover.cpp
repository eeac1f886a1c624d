// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which runs lie below a folder, as a person would group and name them.
#include "core/words.h"
#include "runs/evaluations.h"
#include "runs/follow.h"
#include "runs/formats.h"
#include "runs/index.h"
#include "runs/status.h"
#include "runs/twice.h"

#include "core/paths.h"
#include "core/text.h"

#include <QDir>
#include <QDirListing>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

#include <dirent.h>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 16;

bool isNoise(const QString &folder)
{
    static const QSet<QString> names{u"node_modules"_s, u"__pycache__"_s, u"site-packages"_s, u"venv"_s};
    return folder.startsWith(u'.') || names.contains(folder);
}

// Files that hold no run whatever their content; looking into each would make large folders slow.
bool isNoRun(const QString &file)
{
    static const QSet<QString> endings{
        u"png"_s, u"jpg"_s, u"jpeg"_s, u"gif"_s, u"webp"_s, u"svg"_s, u"bmp"_s, u"pdf"_s, u"mp4"_s, u"wav"_s, u"mp3"_s,
        u"flac"_s, u"safetensors"_s, u"bin"_s, u"pt"_s, u"pth"_s, u"ckpt"_s, u"npy"_s, u"npz"_s, u"h5"_s, u"onnx"_s,
        u"gguf"_s, u"pkl"_s, u"parquet"_s, u"arrow"_s, u"zip"_s, u"gz"_s, u"tar"_s, u"xz"_s, u"zst"_s, u"py"_s,
        u"md"_s, u"yaml"_s, u"yml"_s, u"toml"_s, u"sh"_s, u"js"_s, u"ts"_s, u"css"_s, u"html"_s, u"c"_s, u"cpp"_s,
        u"h"_s, u"so"_s, u"o"_s, u"lock"_s, u"ttf"_s, u"otf"_s, u"model"_s};
    const qsizetype dot = file.lastIndexOf(u'.');
    return file.startsWith(u'.') || (dot >= 0 && endings.contains(file.sliced(dot + 1).toLower()));
}

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(headBytes) : QByteArray();
}

std::pair<const Reader *, int> surest(const Candidate &candidate)
{
    std::pair<const Reader *, int> best{nullptr, NotMine};
    for (const Reader &reader : readers())
        if (const int sure = reader.sniff(candidate); sure > best.second)
            best = {&reader, sure};
    return best;
}

bool isText(QByteArrayView head)
{
    return std::ranges::none_of(head, [](char c) {
        return quint8(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\b' && c != '\x1b';
    });
}

// Whose broken file this is; null: nobody's.
const Reader *ownerByName(const QString &path, QByteArrayView head)
{
    const QString name = QFileInfo(path).fileName().toLower();
    const auto isOneOf = [&name](const char *globs) {
        const auto all = QString::fromLatin1(globs).split(u' ', Qt::SkipEmptyParts);
        return std::ranges::any_of(all, [&name](const QString &glob) { return globMatches(glob, name); });
    };
    const bool nothing = head.isEmpty() || !isText(head);
    for (const Reader &reader : readers())
        if (isOneOf(reader.ownNames) || (nothing && isOneOf(reader.names)))
            return &reader;
    return nullptr;
}

// A name as the disk has it. One that is no UTF-8, as an archive of another system leaves them, can be told of, but not
// be opened by Qt; nor does Qt list whatever comes behind it in the folder.
struct RawName
{
    QByteArray written;
    bool folder = false;
    QString shown() const { return QString::fromUtf8(written); }
    bool isOdd() const { return !written.isValidUtf8(); }
};

enum class Names { Odd, All };

std::vector<RawName> namesIn(const QByteArray &folder, Names wanted)
{
    std::vector<RawName> names;
    DIR *const dir = ::opendir(folder.constData());
    if (!dir)
        return names;
    while (const dirent *entry = ::readdir(dir)) {
        const RawName name{entry->d_name, entry->d_type == DT_DIR};
        if (name.written != "." && name.written != ".." && (wanted == Names::All || name.isOdd()))
            names.push_back(name);
    }
    ::closedir(dir);
    return names;
}

// Whose file it is by its name, or, of a folder, that of one below it; null: nobody's.
const Reader *ownerByName(const QByteArray &folder, const RawName &odd, int depth = 0)
{
    constexpr int deepestLook = 3;
    if (!odd.folder)
        return isNoRun(odd.shown()) ? nullptr : ownerByName(odd.shown(), {});
    if (depth == deepestLook || isNoise(odd.shown()))
        return nullptr;
    const QByteArray inside = folder + '/' + odd.written;
    for (const RawName &one : namesIn(inside, Names::All))
        if (const Reader *reader = ownerByName(inside, one, depth + 1))
            return reader;
    return nullptr;
}

// ---------------------------------------------------------------- names

// Folders that say nothing of the experiment in them.
bool saysNothing(const QString &name)
{
    static const QSet<QString> names{u"lightning_logs"_s, u"logs"_s, u"log"_s, u"tb_logs"_s, u"tb"_s, u"tensorboard"_s,
                                     u"tensorboard_logs"_s, u"tensorboard_log_dir"_s, u"output"_s, u"outputs"_s,
                                     u"out"_s, u"results"_s, u"metrics"_s, u"csv_logs"_s, u"vis_data"_s, u"runs"_s, u"wandb"_s, u"mlruns"_s};
    return names.contains(name.toLower());
}

bool isVersion(const QString &name)
{
    return name.startsWith("version_"_L1);
}

// `…/runs/NAME`: a person put into it what NAME left behind, whatever the files in it are called.
bool isGiven(const QString &folder)
{
    const QString name = folder.section(u'/', -1);
    return folder.section(u'/', -2, -2) == "runs"_L1 && !saysNothing(name) && !isVersion(name);
}

// What a run is by its path. A start is a folder in that of its experiment, named by the time.
enum class Shape { File, Folder, Start };

Shape shapeOf(const Found &one)
{
    if (!QFileInfo(one.path).isDir())
        return Shape::File;
    return one.reader && one.reader->kind == Kind::Jsonl ? Shape::Start : Shape::Folder;
}

// What the path offers as names, the plainest first, each longer one naming it more exactly.
QStringList namesOf(const QString &path, Shape shape, const QString &root)
{
    const bool folder = shape != Shape::File;
    QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    // What stands before the root does not name its runs, unless the root itself says nothing.
    qsizetype outside = root.split(u'/', Qt::SkipEmptyParts).size() - 1;
    const bool isStart = shape == Shape::Start && !saysNothing(path.section(u'/', -2, -2));
    if (isStart)
        outside = std::min(outside, parts.size() - 2);
    while (outside > 0 && outside < parts.size() && (saysNothing(parts[outside]) || isVersion(parts[outside])))
        --outside;
    QStringList names;
    QString stem;
    if (!folder) {
        const QString file = parts.takeLast();
        stem = QFileInfo(file).completeBaseName();
        if (!isGenericFile(file))
            names.append(stem);
    }
    QStringList meaningful;
    for (qsizetype i = 0; i < parts.size(); ++i)
        if (i >= std::min(outside, parts.size() - 1) && (!saysNothing(parts[i]) || i == parts.size() - 1))
            meaningful.append(parts[i]);
    QString name;
    while (!meaningful.isEmpty()) {
        const QString part = meaningful.takeLast();
        const bool isOneOfSeveral = isVersion(part) || saysNothing(part) || isStart;
        if (name.isEmpty() && isOneOfSeveral && !meaningful.isEmpty()) {
            names.append(meaningful.last());  // the experiment's own name, if it has one version only
            name = part;
            continue;
        }
        name = name.isEmpty() ? part : QString(part % u'/' % name);
        names.append(name);
        if (!folder)
            names.append(name % u'/' % stem);
    }
    if (names.isEmpty())
        names.append(stem);
    return names;
}

QString folderOf(const Found &one)
{
    return QFileInfo(one.path).isDir() ? one.path : one.path.section(u'/', 0, -2);
}

// What a run may be called, the plainest first; a lower rank has the first claim.
struct Offer
{
    QStringList names;
    int rank = 0;
};
constexpr int brokenRank = 2;

// Whoever shares a name takes the next one offered, until all differ or have none left.
QStringList chosenOf(const std::vector<Offer> &offers)
{
    std::vector<qsizetype> choice(offers.size(), 0);
    for (int round = 0; round < 2 * deepest; ++round) {
        QHash<QString, std::array<int, brokenRank + 1>> users;  // of that rank or before it
        for (size_t i = 0; i < offers.size(); ++i)
            for (int r = offers[i].rank; r <= brokenRank; ++r)
                ++users[offers[i].names[choice[i]]][size_t(r)];
        bool moved = false;
        for (size_t i = 0; i < offers.size(); ++i)
            if (users[offers[i].names[choice[i]]][size_t(offers[i].rank)] > 1 && choice[i] + 1 < offers[i].names.size()) {
                ++choice[i];
                moved = true;
            }
        if (!moved)
            break;
    }
    QStringList names;
    QSet<QString> taken;
    for (size_t i = 0; i < offers.size(); ++i) {
        const QString wanted = offers[i].names[choice[i]];
        QString name = wanted;
        for (int n = 2; taken.contains(name); ++n)
            name = wanted % u'-' % QString::number(n);
        taken.insert(name);
        names.append(name);
    }
    return names;
}

enum class Naming { Files, Folders };  // what the person asked for

// Where runs were looked for, and where that lies for their names.
struct Root
{
    QString real, place;
};

void giveNames(std::vector<Found> &found, const Root &root, Naming naming)
{
    // Broken ones come last: `sft-3` is the run that can be read.
    std::ranges::stable_partition(found, [](const Found &one) { return !one.broken; });
    QHash<QString, int> runsOf;  // a given folder
    for (const Found &one : found)
        if (!one.broken && naming == Naming::Folders)
            ++runsOf[folderOf(one)];
    std::vector<Offer> offers;
    for (const Found &one : found) {
        const Shape shape = shapeOf(one);
        const bool isFolder = shape != Shape::File;
        const auto placed = [&](const QString &path) { return isWithin(path, root.real) ? QString(root.place % path.sliced(root.real.size())) : path; };
        QStringList names = namesOf(placed(one.path), shape, root.place);
        if (const QString folder = placed(folderOf(one)); naming == Naming::Folders && !isFolder && isGiven(folder)) {
            // The only run there has the folder's name, one of several both names.
            if (!isGenericFile(QFileInfo(one.path).fileName()))
                names.removeFirst();
            if (runsOf[folderOf(one)] > 1)
                names.removeFirst();
        }
        // A folder, or a file that names itself, has its name before a file that borrows its folder's, and
        // that one before a broken one.
        const bool borrows = one.name.isEmpty() && !isFolder && isGenericFile(QFileInfo(one.path).fileName());
        if (!one.name.isEmpty()) {  // its own, then that with its folder
            names.append(names.last() % u'/' % one.name);
            names.prepend(one.name);
        }
        for (QString &name : names)  // as blocks and people write it, however the disk does
            name = nfc(name);
        offers.push_back({names, one.broken ? brokenRank : borrows ? 1 : 0});
    }
    const QStringList names = chosenOf(offers);
    for (size_t i = 0; i < found.size(); ++i)
        found[i].name = names[qsizetype(i)];
}

// ---------------------------------------------------------------- walking

// Of a folder that lets nobody look what is in it. Perhaps a run: it is told of, and reading it says why.
Result<Run> readClosed(const QString &path, const Progress &)
{
    return failure(ErrorKind::NotReadable, tr("this folder cannot be read; check its permissions"), path);
}

constexpr Reader closedFolder{.kind = Kind::Log, .sniff = [](const Candidate &) { return int(NotMine); }, .read = readClosed};

class Walk
{
public:
    enum class Links { Inside, All };  // that are followed to files

    Walk(const QString &root, const Progress &progress, Index *index, Links links = Links::Inside)
        : m_root(root), m_progress(progress), m_index(index), m_links(links) {}

    // `copies`: event files here only repeat what the run above holds.
    bool into(const QString &folder, int depth = 0, bool copies = false)
    {
        if (m_progress.cancelled())
            return false;
        if (const QFileInfo info(folder); !info.isReadable() || !info.isExecutable()) {
            found.push_back({.path = folder, .name = {}, .reader = &closedFolder, .part = {}, .broken = true});
            return true;
        }
        Candidate candidate{folder, true, {}, {}};
        QStringList folders, files;
        const auto take = [&](const auto &entry) {
            const QString name = entry.fileName();
            // A link may lead out of the folder, or in circles; to what lies within it is a second way.
            const bool link = entry.isSymLink();
            if (link && m_links == Links::Inside && !leadsInside(entry.filePath()))
                return;
            candidate.children.append(name);
            if (entry.isDir() && !link && !isNoise(name))
                folders.append(name);
            else if (entry.isFile() && !isNoRun(name))
                files.append(name);
        };
        const QByteArray encoded = QFile::encodeName(folder);
        const auto odd = namesIn(encoded, Names::Odd);
        if (odd.empty())
            for (const auto &entry : QDirListing(folder, QDirListing::IteratorFlag::IncludeHidden))
                take(entry);
        else
            for (const RawName &name : namesIn(encoded, Names::All))
                if (!name.isOdd())
                    take(QFileInfo(folder % u'/' % name.shown()));
        folders.sort();
        files.sort();
        const auto [owner, sure] = surest(candidate);
        const bool owned = owner && sure >= Likely;
        const QStringList beside = owned && owner->kind == Kind::TfEvents ? besideEvents(folder, [&folder] { return eventTagsIn(folder); }).names : QStringList();
        QStringList parts = owned && owner->kind == Kind::TfEvents ? eventPartsIn(folder) : QStringList();
        if (owned && (owner->kind == Kind::HfTrainer || owner->sniff == evaluationsReader.sniff))
            for (const QString &name : evaluationsIn(folder))
                parts.append(name.section(u'/', 0, 0));
        std::vector<Found> here;
        for (const QString &name : std::as_const(files)) {
            if (m_progress.cancelled())
                return false;
            if ((owned && (owner->owns({}, name) || beside.contains(name) || parts.contains(name))) || isLogOfWandb(candidate.children, name))
                continue;
            for (Found &one : at(folder % u'/' % name))
                here.push_back(std::move(one));
        }
        QSet<QString> told;  // two names may look the same
        for (const RawName &name : odd)
            if (const Reader *reader = ownerByName(encoded, name); reader && !told.contains(name.shown())) {
                told.insert(name.shown());
                found.push_back({.path = folder % u'/' % name.shown(), .name = {}, .reader = reader, .part = {}, .broken = true});
            }
        const bool copied = owned && copies && owner->kind == Kind::TfEvents && isOfCallback(folder);
        keepRuns(here, owned && !copied ? owner : nullptr, folder);
        if (depth < deepest)
            for (const QString &name : std::as_const(folders)) {
                if (owned && (owner->owns({}, name) || parts.contains(name) || beside.contains(name)))
                    continue;
                // Hugging Face's callback writes the same history there once more.
                const bool logged = owned && owner->kind == Kind::HfTrainer && (name == "runs"_L1 || name == "logs"_L1);
                if (!into(folder % u'/' % name, depth + 1, logged || copies))
                    return false;
            }
        return true;
    }

    std::vector<Found> found;

    static void append(std::vector<Found> &here, const QString &path, const Reader *reader)
    {
        if (reader->isDeleted(path))
            return;
        if (!reader->partsOf) {
            here.push_back({.path = path, .name = reader->nameOf(path), .reader = reader, .part = {}});
            return;
        }
        for (const Reader::Part &part : reader->partsOf(path))
            here.push_back({.path = path, .name = part.name, .reader = reader, .part = part.id});
    }

private:
    // What a file is by itself.
    std::vector<Found> at(const QString &path) const
    {
        const FileState state = m_index ? stateOf(path) : FileState();
        if (m_index)
            if (auto known = m_index->known(path, state))
                return std::move(*known);
        std::vector<Found> runs;
        const QByteArray head = headOf(path);
        if (const auto [reader, certainty] = surest({path, false, head, {}}); reader && certainty >= Likely)
            append(runs, path, reader);
        else if (const Reader *known = ownerByName(path, head))
            runs.push_back({.path = path, .name = {}, .reader = known, .part = {}, .broken = true});
        if (m_index)
            m_index->learn(path, state, runs);
        return runs;
    }

    // Of what lies in one folder: without what belongs to another run of it.
    void keepRuns(std::vector<Found> &here, const Reader *owner, const QString &folder)
    {
        const auto measures = [](Kind kind) { return kind != Kind::Notebook && kind != Kind::Log && kind != Kind::HfModel; };
        const bool measured = (owner && measures(owner->kind))
            || std::ranges::any_of(here, [&](const Found &one) { return !one.broken && measures(one.reader->kind); });
        const QStringList names = [&here] {
            QStringList all;
            for (const Found &one : here)
                all.append(QFileInfo(one.path).fileName());
            return all;
        }();
        // The words of a program whose numbers are here belong to that run; another one's are a run.
        QStringList logs;
        if (owner && measures(owner->kind))
            logs += logNamesOf(folder, owner->kind);
        for (const Found &one : here)
            if (!one.broken && measures(one.reader->kind))
                logs += logNamesOf(one.path, one.reader->kind);
        if (owner && !(owner->kind == Kind::HfModel && measured))
            append(found, folder, owner);
        for (size_t i = 0; i < here.size(); ++i) {
            const Found &one = here[i];
            if (one.reader->kind == Kind::Log && (logs.contains(one.path) || logs.contains(rotatedFrom(one.path))))
                continue;
            bool belongs = false;
            for (size_t k = 0; k < here.size() && !belongs; ++k)
                belongs = k != i && !here[k].broken && here[k].reader->owns(names[qsizetype(k)], names[qsizetype(i)]);
            if (!belongs)
                found.push_back(one);
        }
    }

    bool leadsInside(const QString &link) const
    {
        const QString target = QFileInfo(link).canonicalFilePath();
        return target.startsWith(m_root % u'/');
    }

    const QString m_root;
    const Progress &m_progress;
    Index *const m_index;
    const Links m_links;
};

Error noRunIn(const QString &path, const QByteArray &head)
{
    if (head.isEmpty())
        return {ErrorKind::BadInput, QFileInfo(path).size() == 0 ? tr("this file is empty; wait until something was written into it")
                                                                 : tr("this file cannot be read; check its permissions"), path};
    return {ErrorKind::BadInput,
            tr("this is no experiment file; CSV, JSONL, tfevents, trainer_state.json, lm-eval, W&B, MLflow, JUnit, logs and notebooks are"), path};
}

} // namespace

bool isGenericFile(const QString &file)
{
    static const QSet<QString> stems{u"metrics"_s, u"results"_s, u"result"_s, u"log"_s, u"logs"_s, u"trainer_log"_s, u"logging"_s, u"running_log"_s,
                                     u"trainer_state"_s, u"history"_s, u"progress"_s, u"train_log"_s, u"training_log"_s,
                                     u"train"_s, u"training"_s, u"loss"_s, u"output"_s, u"report"_s, u"junit"_s,
                                     u"mlflow"_s, u"mlruns"_s, u"model"_s, u"monitor"_s, u"adapter_model"_s, u"nohup"_s, u"stdout"_s, u"stderr"_s};
    return stems.contains(QFileInfo(file).completeBaseName().toLower()) || file.contains("tfevents"_L1)
        || file.startsWith("results_"_L1) || file.endsWith(".wandb"_L1);
}

const QStringList &splitNames()
{
    static const QStringList names{u"train"_s, u"training"_s, u"validation"_s, u"valid"_s, u"val"_s, u"eval"_s,
                                   u"evaluation"_s, u"test"_s, u"dev"_s};
    return names;
}

// Of several runs that a file keeps the one that is called so, or has that id.
static Result<std::vector<Found>> onlyPart(Result<std::vector<Found>> found, const QString &file, const QString &part)
{
    if (!found)
        return found;
    QStringList names;
    for (const Found &one : *found)
        names.append(one.name);
    std::erase_if(*found, [&part](const Found &one) { return one.name != nfc(part) && one.part != part; });
    if (found->empty())
        return failure(ErrorKind::NotFound, tr("this file has no run %1; it has %2").arg(part, names.first(std::min<qsizetype>(names.size(), 5)).join(u", "_s)), file);
    return found;
}

Result<std::vector<Found>> discover(const QString &asked, const Progress &progress, Index *index)
{
    const QString path = spelledPath(asked);
    const QFileInfo info(path);
    if (const qsizetype mark = path.lastIndexOf(u'#'); !info.exists() && mark > 0 && QFileInfo(path.first(mark)).isFile())
        return onlyPart(discover(path.first(mark), progress, index), path.first(mark), path.sliced(mark + 1));
    if (isOddlyNamed(path))
        return failure(ErrorKind::NotReadable, tr("this name is not UTF-8 and cannot be opened; rename it"), path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, tr("there is no such file or folder; check the name"), path);
    if (!info.isDir()) {
        if (!info.isFile())
            return failure(ErrorKind::NotReadable, tr("this is not a regular file; copy it into one first"), path);
        if (!info.isReadable())
            return failure(ErrorKind::NotReadable, tr("this file cannot be read; check its permissions"), path);
        const QByteArray head = headOf(path);
        const auto [reader, sure] = surest({path, false, head, {}});
        const Reader *known = reader ? reader : ownerByName(path, head);
        if (!known || head.isEmpty())
            return std::unexpected(noRunIn(path, head));
        std::vector<Found> found;
        if (reader)
            Walk::append(found, info.absoluteFilePath(), reader);
        else
            found.push_back({.path = info.absoluteFilePath(), .name = {}, .reader = known, .part = {}, .broken = true});
        if (found.empty())
            return failure(ErrorKind::BadInput, tr("no run was written into this file so far; wait until one is"), path);
        const QString folder = found.front().path.section(u'/', 0, -2);
        giveNames(found, {folder, folder}, Naming::Files);
        return found;
    }
    if (!info.isReadable())
        return failure(ErrorKind::NotReadable, tr("this folder cannot be read; check its permissions"), path);
    const QString root = info.canonicalFilePath();
    Walk walk(root, progress, index);
    if (!walk.into(root))
        return failure(ErrorKind::Cancelled, tr("reading was cancelled"), path);
    if (walk.found.empty())
        return failure(ErrorKind::NotFound,
                       tr("there is no run in this folder; CSV, JSONL, tfevents, trainer_state.json, lm-eval, W&B, MLflow, JUnit, logs and notebooks are runs"), path);
    giveNames(walk.found, {root, root}, Naming::Folders);
    return walk.found;
}

void tellApart(std::vector<Found> &found, const QSet<QString> &named)
{
    std::vector<Offer> offers;
    QHash<QString, qsizetype> places;  // a run may be asked for twice
    for (const Found &one : found) {
        if (places.contains(one.key()))
            continue;
        places.insert(one.key(), qsizetype(offers.size()));
        Offer offer{{one.name}, 0};
        if (!named.contains(one.key())) {
            offer.rank = one.broken ? brokenRank : 1;
            const QStringList longer = namesOf(nfc(one.path), shapeOf(one), u"/"_s);
            const qsizetype at = longer.indexOf(one.name);
            for (const QString &name : longer.sliced(at + 1))
                offer.names.append(at < 0 ? QString(name % u'/' % one.name) : name);
        }
        offers.push_back(offer);
    }
    const QStringList names = chosenOf(offers);
    for (Found &one : found)
        one.name = names[places.value(one.key())];
}

std::optional<QStringList> namesAt(const QString &folder, const QString &place, const Progress &progress)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    Walk walk(root, progress, nullptr, Walk::Links::All);
    if (!walk.into(root))
        return {};
    giveNames(walk.found, {root, place}, Naming::Folders);
    QStringList names;
    for (const Found &one : walk.found)
        if (!one.broken)
            names.append(one.name);
    names.sort();
    return names;
}

} // namespace yeonji::runs
