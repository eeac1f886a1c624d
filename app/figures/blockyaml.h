// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A block of our dialect is a short YAML map. Its keys are a table, one reader a key; what is wrong is
// said with the key, the line and what to write instead.

#include "core/error.h"
#include "core/names.h"
#include "core/text.h"
#include "core/yaml.h"
#include "core/words.h"

#include <QStringList>

#include <algorithm>
#include <span>

namespace yeonji::figures {

// One value of the block with what an error about it has to say.
struct Field
{
    QString key;
    YAML::Node node;
    QString file;
    int line = 0;

    std::unexpected<Error> wrong(const QString &message) const
    {
        return failure(ErrorKind::BadInput, message, file, line);
    }

    Result<QString> text() const;
    Result<QStringList> names() const;  // one name or a list of names, at least one
    Result<double> number() const;      // finite
    Result<bool> truth() const;
    Result<std::pair<double, double>> range() const;

    template<class Value, size_t size>
    Result<Value> oneOf(const std::pair<const char *, Value> (&table)[size]) const
    {
        const auto name = text();
        if (!name)
            return std::unexpected(name.error());
        QStringList known;
        for (const auto &[word, value] : table) {
            if (*name == QLatin1StringView(word))
                return value;
            known.append(QLatin1StringView(word));
        }
        return wrong(tr("`%1` cannot be %2; it is one of %3").arg(key, *name, known.join(QStringLiteral(", "))));
    }
};

// Stores what was read, or passes its error on.
template<class Value, class Target>
Result<> store(Result<Value> value, Target &target)
{
    if (!value)
        return std::unexpected(value.error());
    target = std::move(*value);
    return {};
}

template<class Spec>
struct Key
{
    const char *name;
    Result<> (*read)(const Field &field, Spec &spec);
};

// `example` is what a block without a map is told to look like.
template<class Spec>
Result<Spec> readBlock(std::span<const Key<Spec>> keys, const QString &text, const QString &file, int firstLine,
                       const QString &example)
{
    const auto root = yaml::parse(text.toUtf8(), file, firstLine);
    if (!root)
        return std::unexpected(root.error());
    if (!root->IsMap())
        return failure(ErrorKind::BadInput, tr("this block needs lines such as %1").arg(example), file, firstLine);
    Spec spec;
    for (const auto &entry : *root) {
        const QString name = entry.first.IsScalar() ? QString::fromStdString(entry.first.Scalar()) : QString();
        const Field field{name, entry.second, file, yaml::lineOf(entry.first, firstLine)};
        const auto key = std::ranges::find_if(keys, [&](const Key<Spec> &k) { return name == QLatin1StringView(k.name); });
        if (key == keys.end()) {
            QStringList known;
            for (const Key<Spec> &k : keys)
                known.append(QLatin1StringView(k.name));
            const QString near = nearestName(name, known);
            return field.wrong(near.isEmpty()
                                   ? tr("this block has no `%1`; it knows %2").arg(name, known.join(QStringLiteral(", ")))
                                   : tr("this block has no `%1`; did you mean `%2`?").arg(name, near));
        }
        if (const auto read = key->read(field, spec); !read)
            return std::unexpected(read.error());
    }
    return spec;
}

} // namespace yeonji::figures
