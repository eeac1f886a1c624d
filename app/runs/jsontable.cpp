// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables that are one JSON value: an array of rows, `[{"epoch": 1, "loss": 0.5}, …]`, and lists that each are a metric over
// epochs, `{"loss": […], "val_loss": […]}`, as `json.dump(history.history, f)` writes Keras' History and pandas'
// to_json() the same with numbered members for lists. Epochs of lists are counted from 0, as History.epoch does. Most
// JSON files are something else: rows have to say at which step they stand, and lists to be equally many numbers each,
// half of them called as metrics are.
#include "runs/formats.h"
#include "runs/jsonlreader.h"
#include "runs/params.h"

#include "core/files.h"
#include "core/json.h"
#include "core/words.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace yeonji::runs {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largest = qint64(1) << 30;

QByteArrayView begun(QByteArrayView text)
{
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    return text.trimmed();
}

// ---------------------------------------------------------------- an array of rows

// Behind the object that begins at `at`; null: it has no end.
const char *behindObject(const char *at, const char *end)
{
    int depth = 0;
    for (bool quoted = false; at != end; ++at) {
        if (quoted) {
            if (*at == '\\' && at + 1 != end)
                ++at;
            else
                quoted = *at != '"';
            continue;
        }
        switch (*at) {
        case '"': quoted = true; break;
        case '{': ++depth; break;
        case '}':
            if (--depth == 0)
                return at + 1;
            break;
        default: break;
        }
    }
    return nullptr;
}

enum class Rows { Whole, Broken };

// Hands over the objects of an array that begins at `at` until `each` says no; broken where something else stands.
template<class Each>
Rows eachRow(const char *at, const char *end, const Each &each)
{
    const auto toNext = [&](char between) {
        at = std::find_if_not(at, end, [between](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == between; });
    };
    for (++at, toNext(' '); at != end && *at == '{'; toNext(',')) {
        const char *const behind = behindObject(at, end);
        if (!behind)
            return Rows::Broken;
        if (!each(QByteArrayView(at, behind)))
            return Rows::Whole;
        at = behind;
    }
    return at != end && *at == ']' ? Rows::Whole : Rows::Broken;
}

int sniffRows(QByteArrayView text)
{
    constexpr int enough = 20;
    int rows = 0, logged = 0;
    eachRow(text.begin(), text.end(), [&](QByteArrayView row) {
        bool stands = false, measures = false;
        const QJsonObject object = readJson(row, JsonlReader::deepest).value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at) {
            const ColumnRole role = roleOf(at.key());
            stands = stands || ((role == ColumnRole::Step || role == ColumnRole::Epoch) && numberIn(*at));
            measures = measures || (role == ColumnRole::None && (numberIn(*at) || at->isObject()));
        }
        ++rows;
        logged += stands && measures;
        return rows < enough;
    });
    return logged > 0 && 2 * logged >= rows ? Likely : NotMine;
}

Result<Run> readRows(const QString &path, QByteArrayView text, const Progress &progress)
{
    JsonlReader reader(path);
    const char *counted = text.begin();
    int line = 1;
    bool cancelled = false;
    const char *const begin = std::find(text.begin(), text.end(), '[');
    const Rows all = eachRow(begin, text.end(), [&](QByteArrayView row) {
        line += int(std::count(counted, row.begin(), '\n'));
        counted = row.begin();
        reader.takeRow(row, line);
        cancelled = progress.cancelled();
        return !cancelled;
    });
    if (cancelled)
        return failure(ErrorKind::Cancelled, tr("reading was cancelled"), path);
    Run run = reader.describe(*reader.takeSeries());
    if (all == Rows::Broken)
        run.findings.append(damage(tr("the last line is cut off; what stands before was read"), path, line));
    return run;
}

// ---------------------------------------------------------------- lists

// `train_acc_history`, `val_f1`, `auc_1`: the word that says what was measured is the last of those that say something.
bool isMeasure(const QString &name)
{
    static const QSet<QString> beside{u"history"_s, u"hist"_s, u"list"_s, u"curve"_s, u"log"_s, u"values"_s, u"value"_s, u"per"_s, u"epoch"_s, u"epochs"_s,
                                      u"step"_s, u"steps"_s, u"batch"_s, u"train"_s, u"training"_s, u"val"_s, u"valid"_s, u"validation"_s, u"test"_s,
                                      u"eval"_s, u"dev"_s, u"avg"_s, u"mean"_s, u"micro"_s, u"macro"_s, u"weighted"_s};
    static const QRegularExpression between(u"[^\\p{L}\\p{N}]+"_s);
    QStringList words = name.split(between, Qt::SkipEmptyParts);
    const auto saysNothing = [](const QString &word) {
        return beside.contains(word.toLower()) || std::ranges::all_of(word, [](QChar c) { return c.isDigit(); });
    };
    while (!words.isEmpty() && saysNothing(words.last()))
        words.removeLast();
    if (words.isEmpty())
        return false;
    const QString word = words.last();
    const auto isOne = [](const QString &one) {
        const Direction way = directionOf(one);
        return way == Direction::Up || way == Direction::Down;
    };
    return isOne(word) || (word.endsWith(u's') && isOne(word.chopped(1)));
}

struct Lists
{
    struct List { QString name; QJsonArray values; };
    std::vector<List> lists;
    QJsonObject params;
    bool isHistory = true;  // false: something in it is no list of numbers
};

// `{"0": 4, "1": 3}`, as pandas writes a column.
std::optional<QJsonArray> numbered(const QJsonObject &object)
{
    QJsonArray values;
    for (qsizetype i = 0; i < object.size(); ++i) {
        const auto at = object.constFind(QString::number(i));
        if (at == object.constEnd())
            return {};
        values.append(*at);
    }
    return values.isEmpty() ? std::nullopt : std::optional(values);
}

void gather(Lists &all, const QJsonObject &object, const QString &prefix)
{
    for (auto at = object.begin(); at != object.end() && all.isHistory; ++at) {
        const QString name = prefix % at.key();
        const QJsonObject inner = at->toObject();
        std::optional<QJsonArray> list = at->isArray() ? std::optional(at->toArray()) : numbered(inner);
        if (list) {
            all.isHistory = std::ranges::all_of(*list, [](const QJsonValue &value) { return value.isNull() || numberIn(value); });
            if (!list->isEmpty())
                all.lists.push_back({name, std::move(*list)});
        } else if (at->isObject() && prefix.isEmpty() && at.key() != "params"_L1 && at.key() != "config"_L1) {
            gather(all, inner, at.key() == "history"_L1 ? QString() : QString(at.key() % u'/'));
        } else if (!at->isNull()) {
            all.params.insert(name, *at);
        }
    }
}

std::optional<Lists> listsIn(const QJsonObject &object)
{
    Lists all;
    gather(all, object, {});
    if (!all.isHistory || all.lists.empty())
        return {};
    const qsizetype length = all.lists.front().values.size();
    if (length < 2 || std::ranges::any_of(all.lists, [length](const auto &list) { return list.values.size() != length; }))
        return {};
    const auto measures = std::ranges::count_if(all.lists, [](const auto &list) { return isMeasure(list.name); });
    const auto others = std::ranges::count_if(all.lists, [](const auto &list) { return !isMeasure(list.name) && directionOf(list.name) == Direction::Unknown && roleOf(list.name) == ColumnRole::None; });
    return measures > 0 && measures >= others ? std::optional(std::move(all)) : std::nullopt;
}

// Whether the first member is a list of numbers, or of numbered ones, called as a metric or as where they stand.
bool beginsAsLists(QByteArrayView text)
{
    static const QRegularExpression first(u"^\\{\\s*\"([^\"\\\\]{1,200})\"\\s*:\\s*(?:\\[\\s*[-0-9N]|\\{\\s*\"0\"\\s*:)"_s);
    const auto match = first.match(QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 1024))));
    return match.hasMatch() && (isMeasure(match.captured(1)) || directionOf(match.captured(1)) != Direction::Unknown || roleOf(match.captured(1)) != ColumnRole::None);
}

int sniffLists(const Candidate &candidate, QByteArrayView text)
{
    constexpr qint64 most = 16 << 20;
    if (!text.contains('[') && !text.contains("\"0\""))
        return NotMine;
    if (candidate.head.size() < headBytes)
        return listsIn(readJson(text).value.toObject()) ? Likely : NotMine;
    if (!beginsAsLists(text))
        return NotMine;
    const auto whole = readFile(candidate.path, most);
    return whole && listsIn(readJson(begun(*whole)).value.toObject()) ? Likely : NotMine;
}

Result<Run> readLists(const QString &path, QByteArrayView text)
{
    const JsonRead json = readJson(text);
    const auto all = listsIn(json.value.toObject());
    if (!all)
        return failure(ErrorKind::BadInput, tr("this is no experiment file; CSV, JSONL, tfevents, trainer_state.json, lm-eval, W&B, MLflow, JUnit, logs and notebooks are"), path);
    Table table;
    const bool counts = std::ranges::none_of(all->lists, [](const auto &list) { return roleOf(list.name) == ColumnRole::Step || roleOf(list.name) == ColumnRole::Epoch; });
    const std::optional<size_t> epoch = counts ? std::optional(table.addColumn(u"epoch"_s)) : std::nullopt;
    std::vector<size_t> columns;
    for (const auto &list : all->lists)
        columns.push_back(table.addColumn(list.name));
    for (qsizetype row = 0; row < all->lists.front().values.size(); ++row) {
        table.beginRow();
        if (epoch)
            table.put(*epoch, double(row));
        for (size_t i = 0; i < columns.size(); ++i)
            if (const auto number = numberIn(all->lists[i].values[row]))
                table.put(columns[i], *number);
    }
    Run run;
    run.kind = Kind::Jsonl;
    run.path = path;
    run.files = {path};
    if (!json.whole())
        run.findings.append(damage(json.problem, path, json.line));
    const auto roles = table.roles();
    run.series = table.takeSeries(roles);
    noticeSeries(run, path, table.lines());
    run.params = paramsBeside(QFileInfo(path).path(), run.files, run.findings);
    for (auto at = all->params.begin(); at != all->params.end(); ++at)
        run.params.insert(at.key(), at.value());
    return run;
}

// ---------------------------------------------------------------- either

int sniff(const Candidate &candidate)
{
    if (candidate.folder)
        return NotMine;
    const QByteArrayView text = begun(candidate.head);
    return text.startsWith('[') ? sniffRows(text) : text.startsWith('{') ? sniffLists(candidate, text) : int(NotMine);
}

Result<Run> read(const QString &path, const Progress &progress)
{
    auto bytes = readFile(path, largest);
    if (!bytes)
        return std::unexpected(bytes.error());
    progress.report(bytes->size(), bytes->size());
    const QByteArrayView text = begun(*bytes);
    if (text.startsWith('{'))
        return readLists(path, text);
    const qsizetype size = bytes->size();
    bytes->append(Chunks::padding, '\0');  // the reader of rows looks ahead
    return readRows(path, QByteArrayView(*bytes).first(size), progress);
}

} // namespace

const Reader jsonTableReader{.kind = Kind::Jsonl, .sniff = sniff, .read = read};

} // namespace yeonji::runs
