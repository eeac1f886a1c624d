// SPDX-License-Identifier: GPL-3.0-or-later
#include "diary/pattern.h"

#include "core/fold.h"

#include <QList>

#include <cstring>

using namespace Qt::StringLiterals;

namespace yeonji::diary {

namespace {

// Hangul syllables: U+AC00 + (initial × 21 + vowel) × 28 + final (Unicode, chapter 3.12).
constexpr char32_t firstSyllable = 0xac00, lastSyllable = 0xd7a3;
constexpr char32_t perInitial = 588, perVowel = 28;
constexpr std::u32string_view initials = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u32string_view finals = U" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
constexpr std::u32string_view vowels = U"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";

bool isSyllable(char32_t c) { return c >= firstSyllable && c <= lastSyllable; }

// What two keys make of one another on the way: ㄱ + ㅅ = ㄳ.
struct Joined
{
    char32_t whole, first, second;
};
constexpr Joined joinedFinals[] = {{U'ㄳ', U'ㄱ', U'ㅅ'}, {U'ㄵ', U'ㄴ', U'ㅈ'}, {U'ㄶ', U'ㄴ', U'ㅎ'}, {U'ㄺ', U'ㄹ', U'ㄱ'},
                                   {U'ㄻ', U'ㄹ', U'ㅁ'}, {U'ㄼ', U'ㄹ', U'ㅂ'}, {U'ㄽ', U'ㄹ', U'ㅅ'}, {U'ㄾ', U'ㄹ', U'ㅌ'},
                                   {U'ㄿ', U'ㄹ', U'ㅍ'}, {U'ㅀ', U'ㄹ', U'ㅎ'}, {U'ㅄ', U'ㅂ', U'ㅅ'}};
constexpr Joined joinedVowels[] = {{U'ㅘ', U'ㅗ', U'ㅏ'}, {U'ㅙ', U'ㅗ', U'ㅐ'}, {U'ㅚ', U'ㅗ', U'ㅣ'}, {U'ㅝ', U'ㅜ', U'ㅓ'},
                                   {U'ㅞ', U'ㅜ', U'ㅔ'}, {U'ㅟ', U'ㅜ', U'ㅣ'}, {U'ㅢ', U'ㅡ', U'ㅣ'}};

// The character at `at`, whose length follows from its first byte.
char32_t decode(QByteArrayView text, qsizetype at, qsizetype &length)
{
    const auto byte = [&](qsizetype i) { return at + i < text.size() ? char32_t(quint8(text[at + i])) : 0; };
    const char32_t lead = byte(0);
    if (lead < 0x80) {
        length = 1;
        return lead;
    }
    if (lead < 0xe0) {
        length = 2;
        return (lead & 0x1f) << 6 | (byte(1) & 0x3f);
    }
    if (lead < 0xf0) {
        length = 3;
        return (lead & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
    }
    length = 4;
    return (lead & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 | (byte(3) & 0x3f);
}

} // namespace

Pattern::Element Pattern::initialOrSelf(char32_t c)
{
    Element element{{c, c}};
    if (const auto initial = initials.find(c); initial != initials.npos) {
        const char32_t first = firstSyllable + char32_t(initial) * perInitial;
        element.emplace_back(first, first + perInitial - 1);
    }
    return element;
}

Pattern Pattern::literal(const QString &words)
{
    Pattern pattern;
    const QByteArray bytes = folded(words.toUtf8());
    const auto characters = QString::fromUtf8(bytes).toUcs4();
    bool consonants = false, others = false;
    for (const char32_t c : characters) {
        const bool consonant = initials.find(c) != initials.npos;
        consonants = consonants || consonant;
        others = others || (!consonant && c != U' ');
    }
    if (consonants && !others) {
        Way way;
        for (const char32_t c : characters)
            way.elements.push_back(initialOrSelf(c));
        pattern.m_ways.push_back(std::move(way));
    } else if (!bytes.isEmpty()) {
        pattern.m_ways.push_back({bytes, {}});
    }
    return pattern;
}

Pattern Pattern::typed(const QString &words)
{
    Pattern pattern = literal(words);
    if (pattern.isEmpty() || !pattern.m_ways.front().elements.empty())
        return pattern;
    const QString text = QString::fromUtf8(pattern.m_ways.front().bytes);
    const QList<char32_t> characters = [&text] {
        const auto units = text.toUcs4();
        return QList<char32_t>(units.begin(), units.end());
    }();
    const char32_t last = characters.back();
    const QByteArray before = QString::fromUcs4(characters.constData(), characters.size() - 1).toUtf8();
    const auto add = [&](std::initializer_list<Element> ending) { pattern.m_ways.push_back({before, ending}); };
    if (initials.find(last) != initials.npos) {
        add({initialOrSelf(last)});  // 실ㅎ
    } else if (isSyllable(last)) {
        const char32_t final = (last - firstSyllable) % perVowel, open = last - final;
        if (final == 0) {
            // It may take any final, and its vowel may be the first half of another (고 → 과).
            Element grown{{open, open + perVowel - 1}};
            const char32_t vowel = vowels[(open - firstSyllable) % perInitial / perVowel];
            for (const Joined &joined : joinedVowels)
                if (joined.first == vowel) {
                    const char32_t other = open + (char32_t(vowels.find(joined.whole)) - char32_t(vowels.find(vowel))) * perVowel;
                    grown.emplace_back(other, other + perVowel - 1);
                }
            add({grown});
        } else {
            const char32_t letter = finals[final];
            Element grown{{last, last}};
            for (const Joined &joined : joinedFinals)
                if (joined.first == letter) {
                    const char32_t other = open + char32_t(finals.find(joined.whole));
                    grown.emplace_back(other, other);
                }
            add({grown});
            if (initials.find(letter) != initials.npos)
                add({Element{{open, open}}, initialOrSelf(letter)});
            for (const Joined &joined : joinedFinals)
                if (joined.whole == letter) {
                    const char32_t kept = open + char32_t(finals.find(joined.first));
                    add({Element{{kept, kept}}, initialOrSelf(joined.second)});
                }
        }
    } else {
        return pattern;
    }
    pattern.m_ways.erase(pattern.m_ways.begin());  // what grows includes what stands
    return pattern;
}

Pattern::Place Pattern::find(QByteArrayView text, qsizetype from) const
{
    Place best;
    for (const Way &way : m_ways) {
        const Place place = findWay(way, text, from);
        if (place.at >= 0 && (best.at < 0 || place.at < best.at || (place.at == best.at && place.length > best.length)))
            best = place;
    }
    return best;
}

// By its byte that is least common in Korean and English text: of a syllable the last, since nearly
// all share the first.
Pattern::Place Pattern::findBytes(const QByteArray &bytes, QByteArrayView text, qsizetype from)
{
    const auto rank = [](quint8 c) {
        return c >= 0xe0 ? 90 : c == ' ' || c == 'e' || c == '\n' ? 100 : c >= 'a' && c <= 'z' ? 40 : c >= 0x80 ? 30 : 10;
    };
    qsizetype rarest = 0;
    for (qsizetype i = 1; i < bytes.size(); ++i)
        if (rank(quint8(bytes[i])) <= rank(quint8(bytes[rarest])))
            rarest = i;
    const char *const end = text.data() + text.size() - (bytes.size() - 1 - rarest);
    for (const char *at = text.data() + from + rarest; at < end; ++at) {
        at = static_cast<const char *>(std::memchr(at, bytes[rarest], size_t(end - at)));
        if (!at)
            break;
        if (std::memcmp(at - rarest, bytes.constData(), size_t(bytes.size())) == 0)
            return {at - rarest - text.data(), bytes.size()};
    }
    return {};
}

Pattern::Place Pattern::findWay(const Way &way, QByteArrayView text, qsizetype from)
{
    if (way.elements.empty())
        return findBytes(way.bytes, text, from);
    if (!way.bytes.isEmpty()) {
        for (Place place = findBytes(way.bytes, text, from); place.at >= 0; place = findBytes(way.bytes, text, place.at + 1))
            if (const qsizetype end = matchElements(way.elements, text, place.at + place.length); end >= 0)
                return {place.at, end - place.at};
        return {};
    }
    const Element &first = way.elements.front();
    constexpr quint8 firstLead = 0xe3;  // of the letters ㄱ to ㅎ; syllables come behind it
    const bool hangul = std::ranges::all_of(first, [](auto range) { return range.first >= 0x3000 && range.second <= 0xffff; });
    qsizetype length = 0;
    for (qsizetype at = from; at < text.size(); at += length) {
        length = 1;
        const auto lead = quint8(text[at]);
        if (hangul && (lead < firstLead || lead > 0xef || at + 2 >= text.size()))
            continue;  // no start of a letter of three bytes
        const char32_t c = decode(text, at, length);
        if (std::ranges::none_of(first, [c](auto range) { return c >= range.first && c <= range.second; }))
            continue;
        if (const qsizetype end = matchElements(way.elements, text, at); end >= 0)
            return {at, end - at};
    }
    return {};
}

qsizetype Pattern::matchElements(const std::vector<Element> &elements, QByteArrayView text, qsizetype at)
{
    qsizetype length = 0;
    for (const Element &element : elements) {
        if (at >= text.size())
            return -1;
        const char32_t c = decode(text, at, length);
        if (std::ranges::none_of(element, [c](auto range) { return c >= range.first && c <= range.second; }))
            return -1;
        at += length;
    }
    return at;
}

} // namespace yeonji::diary
