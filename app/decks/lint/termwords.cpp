// SPDX-License-Identifier: GPL-3.0-or-later
#include "decks/lint/termwords.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yeonji::decks {

namespace {

struct Particle
{
    QString text;
    bool sure;   // no noun ends like it, but for few
};

// By the letter they end with.
const QHash<QChar, QList<Particle>> &particles()
{
    static const auto all = [] {
        QHash<QChar, QList<Particle>> byEnd;
        const auto add = [&byEnd](const QString &texts, bool sure) {
            for (const QString &text : texts.split(u' '))
                byEnd[text.back()].append({text, sure});
        };
        add(u"을 를 은 는 에서 에서는 에서도 에서의 에는 에도 에만 으로 으로는 으로도 으로의 까지 까지는 까지의 부터 부터는 보다 보다는 처럼 마다 이나 이며 이고 이다 "
             "입니다 이란 이라는 라는 이라고 라고 이므로 인데 이지만 들은 들을 들이 들의 만을 만은 대로 만큼 조차 에게"_s, true);
        add(u"이 가 의 에 와 과 로 도 만 나 들 인 와의 과의 와는 과는 로는 로도 로의 로서 로써 으로서 으로써"_s, false);
        return byEnd;
    }();
    return all;
}

bool isHangul(QChar letter) { return letter >= u'가' && letter <= u'힣'; }

bool matches(const QRegularExpression &whole, const QString &word) { return whole.match(word).hasMatch(); }

// Verbs, also those made of a noun and 하다, as they go on after what may be a noun.
bool isVerb(const QString &word)
{
    static const QRegularExpression verb(
        u"^(?:(?:하(?:다|고|며|면|여|였|는|지|기|게|자|던|려|도록|거나|므로|시|세|십|겠|라)|해(?:서|야|도|요|보|주|준|본|봐|줘|낸|냈|왔|온|진|져|졌)|했|한다|할(?:수록|지|까)|합니|합시"
        "|되(?:다|고|며|면|어|었|는|지|기|게|던|도록|거나|므로|니|겠)|돼|됐|된다|될|됩니|시(?:키|켜|켰|킨|킬|킴|킵)|받(?:다|고|는|아|았|은|을|지|기|으)|당(?:하|한|했)"
        "|있|없|않|같|싶|많|좋|못|보(?:면|니|자|며|았|였|지|기|인|일)|주(?:는|고|면|며|었)|내(?:는|고|면|며|었|려)|낸|냈|나(?:는|고|면|며|온|오|왔|가|갔|타)|난다|가(?:는|고|면|며|지|진|질|져|졌)"
        "|오(?:는|고|면|며|기)|왔|지(?:는|고|면|며|기|게)|진다|버(?:리|렸|려|린)|들(?:어|었|여|인)|넣|놓|두(?:고|면|었|는)|쓰(?:는|고|면|며|이|기)|쓴|써|만(?:들|든)|걸(?:린|리|려|렸)|맞(?:는|추|춘|게))[가-힣]*"
        "|(?!(?:람다|쿠다|수요|개요|필요|주요)$)[가-힣]*(?:다|요|죠|까)|[가-힣]+(?:으며|으면|면서|어서|아서|려고|도록|지만|는데|거나))$"_s);
    return matches(verb, word);
}

// Words that stand in front of any noun, or behind any.
bool servesAny(const QString &word, const QString &stem)
{
    static const QRegularExpression serves(
        u"^(?:것|수|때|중|번|개|뿐|데|등|전|후|채|듯|부터|까지|보다|처럼|마다|에서|으로|에게|한테|이나|라도|조차|마저|밖에?|대로|만큼|이란|라는|이라는|이라고|라고|이며|이고|인데|에는|에도|때문|정도"
        "|이상|이하|미만|초과|동안|사이|가량|이후|이전|당시|무렵|직전|직후|도중|다음|관련|대비|기준|각각|자체|여부|이내|이외|위주|가지|하나|아니|기반|단위|수준|전체"
        "|이런|그런|저런|어떤|모든|다른|같은|여러|우리|매우|가장|아주|모두|다시|바로|서로|함께|따로|더욱|거의|아직|이미|항상|자주|많이|조금|먼저|나중|이제|지금|오늘|내일|어제|지난|아무|무엇|누구|어느|무슨)$"_s);
    return matches(serves, word) || matches(serves, stem);
}

// English words whose company changes what they mean (`set up` and `setup`, `over all` and `overall`).
bool isCommonEnglish(const QString &word)
{
    static const QRegularExpression common(
        u"^(?:an?|the|this|that|in|on|at|to|of|off|up|out|down|over|under|by|for|from|with|as|and|or|nor|not|no|so|if|is|are|be|been|it|its|we|he|she|they|you|all|any|every|some|each|both|other|more|most|less|least"
        "|may|can|will|must|what|when|where|how|who|which|there|here|then|than|ever|never|after|before|back|away|through|time|times|one|day|thing|body|self|well|also|but|into|onto|per|do|go|get)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return matches(common, word);
}

// Nouns of one syllable that begin or end terms (딥 러닝, 학습 률).
bool isShortWord(const QString &word, QStringView known) { return word.size() > 1 || !isHangul(word.front()) || known.contains(word.front()); }

} // namespace

QStringList stemsOf(const QString &word)
{
    QStringList stems{word};
    bool isSure = false;
    for (const Particle &particle : particles().value(word.back()))
        if (word.size() > particle.text.size() && word.endsWith(particle.text)) {
            stems.append(word.chopped(particle.text.size()));
            isSure |= particle.sure;
        }
    if (isSure)
        stems.removeFirst();
    return stems;
}

bool mayBeTerm(const QStringList &words)
{
    const QString &last = words.constLast();
    if (std::ranges::any_of(words, [](const QString &word) { return (word.size() < 2 && !isHangul(word.front())) || isCommonEnglish(word) || servesAny(word, word); }))
        return false;
    if (!isShortWord(words.constFirst(), u"딥빅빔웹층셀톱탑") || (words.size() > 2 && words.at(1).size() < 2))
        return false;
    if (!isHangul(last.back()))
        return true;
    const QStringList stems = stemsOf(last);
    return !isVerb(last) && std::ranges::none_of(stems, [&last](const QString &stem) { return servesAny(last, stem); })
        && std::ranges::any_of(stems, [](const QString &stem) { return isShortWord(stem, u"셋맵값층망률율량법형식축"); });
}

} // namespace yeonji::decks
