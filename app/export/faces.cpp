// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/faces.h"

#include <QFile>

#include <hb-subset.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace yeonji::exporting {

namespace {

struct Face
{
    int weight;
    const char *file;
    const char *weights;  // that are drawn in it: as in resources/web/styles/fonts.css
};

constexpr Face faces[] = {{400, "Regular", "100 500"}, {600, "SemiBold", "600"}, {700, "Bold", "700 900"}};

template<auto destroy>
struct Destroy
{
    template<class Object>
    void operator()(Object *object) const { destroy(object); }
};

using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using OpenFace = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Choice = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;

// The font with these letters alone; empty: it could not be made.
QByteArray withLetters(const QByteArray &font, const QString &letters)
{
    const Blob whole(hb_blob_create(font.constData(), unsigned(font.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const OpenFace face(hb_face_create(whole.get(), 0));
    const Choice choice(hb_subset_input_create_or_fail());
    if (!choice)
        return {};
    hb_set_t *kept = hb_subset_input_unicode_set(choice.get());
    for (const char32_t letter : letters.toStdU32String())
        hb_set_add(kept, letter);
    // Whose it is, and on what terms it may be passed on.
    for (const unsigned name : {13u, 14u})
        hb_set_add(hb_subset_input_set(choice.get(), HB_SUBSET_SETS_NAME_ID), name);
    const OpenFace part(hb_subset_or_fail(face.get(), choice.get()));
    if (!part)
        return {};
    const Blob bytes(hb_face_reference_blob(part.get()));
    return {hb_blob_get_data(bytes.get(), nullptr), qsizetype(hb_blob_get_length(bytes.get()))};
}

} // namespace

QString facesInside(const QMap<int, QString> &letters)
{
    QString rules;
    for (const Face &face : faces) {
        QFile file(u":/yeonji/web/fonts/Pretendard-%1.ttf"_s.arg(QLatin1StringView(face.file)));
        if (!letters.contains(face.weight) || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray font = withLetters(file.readAll(), letters.value(face.weight));
        if (!font.isEmpty())
            rules += u"@font-face{font-family:Pretendard;font-weight:%1;src:url(data:font/ttf;base64,%2) format(\"truetype\")}\n"_s
                         .arg(QLatin1StringView(face.weights), QString::fromLatin1(font.toBase64()));
    }
    return rules;
}

} // namespace yeonji::exporting
