// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/highlight.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

using namespace Qt::StringLiterals;
using KSyntaxHighlighting::Theme;

namespace yeonji::pages {

namespace {

// Longer code is shown, but its colours would cost more than they tell.
constexpr qsizetype colouredLines = 20'000;
constexpr qsizetype colouredColumns = 10'000;

// Styles that look alike share a class; those not named stay in the colour of the text.
QLatin1StringView classOf(Theme::TextStyle style)
{
    switch (style) {
    case Theme::Keyword:
    case Theme::ControlFlow:
    case Theme::Import: return "c-keyword"_L1;
    case Theme::Function:
    case Theme::BuiltIn:
    case Theme::Extension: return "c-function"_L1;
    case Theme::DataType:
    case Theme::Attribute: return "c-type"_L1;
    case Theme::DecVal:
    case Theme::BaseN:
    case Theme::Float:
    case Theme::Constant: return "c-number"_L1;
    case Theme::Char:
    case Theme::SpecialChar:
    case Theme::String:
    case Theme::VerbatimString:
    case Theme::SpecialString: return "c-string"_L1;
    case Theme::Comment:
    case Theme::Documentation:
    case Theme::Annotation:
    case Theme::CommentVar:
    case Theme::RegionMarker: return "c-comment"_L1;
    case Theme::Variable: return "c-variable"_L1;
    case Theme::Preprocessor: return "c-preprocessor"_L1;
    case Theme::Warning:
    case Theme::Alert:
    case Theme::Error: return "c-error"_L1;
    default: return {};
    }
}

class Writer : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    QString html;

    void write(const QString &code)
    {
        KSyntaxHighlighting::State state;
        qsizetype lines = 0;
        for (qsizetype start = 0; start <= code.size(); ++lines) {
            qsizetype end = code.indexOf(u'\n', start);
            if (end < 0)
                end = code.size();
            m_line = QStringView(code).sliced(start, end - start);
            m_written = 0;
            if (lines < colouredLines && m_line.size() < colouredColumns)
                state = highlightLine(m_line, state);
            put(m_line.sliced(m_written));
            if (end < code.size())
                html += u'\n';
            start = end + 1;
        }
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const auto name = length > 0 ? classOf(format.textStyle()) : QLatin1StringView();
        if (name.isEmpty() || offset < m_written)
            return;
        put(m_line.sliced(m_written, offset - m_written));
        html += u"<span class=\"" % name % u"\">";
        put(m_line.sliced(offset, length));
        html += u"</span>";
        m_written = offset + length;
    }

private:
    void put(QStringView text) { html += text.toString().toHtmlEscaped(); }

    QStringView m_line;
    qsizetype m_written = 0;
};

KSyntaxHighlighting::Definition definitionOf(const KSyntaxHighlighting::Repository &repository,
                                             const QString &language)
{
    // What people write after a fence and the repository calls otherwise.
    static const QHash<QString, QString> others = {
        {u"sh"_s, u"Bash"_s},   {u"shell"_s, u"Bash"_s},  {u"console"_s, u"Bash"_s}, {u"zsh"_s, u"Zsh"_s},
        {u"py"_s, u"Python"_s}, {u"python3"_s, u"Python"_s}, {u"ipython3"_s, u"Python"_s}, {u"ipython"_s, u"Python"_s},
        {u"js"_s, u"JavaScript"_s}, {u"ts"_s, u"TypeScript"_s}, {u"yml"_s, u"YAML"_s}, {u"rs"_s, u"Rust"_s},
        {u"c++"_s, u"C++"_s},   {u"tex"_s, u"LaTeX"_s},   {u"md"_s, u"Markdown"_s}, {u"jsonc"_s, u"JSON"_s}};
    const QString lower = language.toLower();
    auto definition = repository.definitionForName(others.value(lower, language));
    if (!definition.isValid())
        definition = repository.definitionForFileName(u"x."_s + lower);
    return definition;
}

} // namespace

QString highlight(const KSyntaxHighlighting::Repository &repository, const QString &language,
                  const QString &code)
{
    const auto definition = definitionOf(repository, language);
    if (!definition.isValid())
        return code.toHtmlEscaped();
    Writer writer;
    writer.setDefinition(definition);
    writer.setTheme(repository.defaultTheme());
    writer.write(code);
    return writer.html;
}

} // namespace yeonji::pages
