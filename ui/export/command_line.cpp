// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/command_line.h"

#include "ui/export/describe_figure.h"
#include "ui/export/figure_choices.h"
#include "ui/raster/convert.h"
#include "ui/state/document.h"
#include "ui/state/exporter.h"
#include "ui/state/tr.h"
#include "ui/state/wish.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <charconv>

namespace clipscope::ui {
namespace {

template <typename Number>
std::string shortest(Number value)
{
    std::array<char, 32> digits{};  // no number is longer
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), written.ptr};
}

std::string valueText(const ParamValue& value)
{
    if (const auto* word = std::get_if<std::string>(&value))
        return *word;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return shortest(*whole);
    return shortest(std::get<double>(value));
}

std::string tripleText(const std::array<float, 3>& values)
{
    return shortest(values[0]) + "," + shortest(values[1]) + "," + shortest(values[2]);
}

/// Collects the words of a line.
class Words {
public:
    void add(const QString& word) { m_words.append(shellQuoted(word)); }
    void option(const char* name, const QString& value)
    {
        // A value with a leading dash would be read as an option of its own.
        if (value.startsWith('-'))
            return add(QLatin1String(name) + QStringLiteral("=") + value);
        add(QLatin1String(name));
        add(value);
    }
    void option(const char* name, const std::string& value)
    {
        option(name, QString::fromStdString(value));
    }
    template <typename Text>
    void optionUnless(bool isDefault, const char* name, const Text& value)
    {
        if (!isDefault)
            option(name, value);
    }
    [[nodiscard]] QString line() const { return m_words.join(' '); }

private:
    QStringList m_words;
};

void addModel(Words& words, const Document& document)
{
    words.option("--model", document.model());
    const ModelWish wish = document.modelWish();
    const ConfigOverrides& says = wish.overrides;
    if (says.activation)
        words.option("--activation", std::string(toString(*says.activation)));
    if (says.visionHeads)
        words.option("--heads", std::to_string(*says.visionHeads));
    if (says.textHeads)
        words.option("--text-heads", std::to_string(*says.textHeads));
    if (says.mean)
        words.option("--mean", tripleText(*says.mean));
    if (says.deviation)
        words.option("--std", tripleText(*says.deviation));
    if (says.inputSize)
        words.option("--input-size", std::to_string(*says.inputSize));
    if (wish.merges)
        words.option("--merges", toQString(*wish.merges));
}

void addMethod(Words& words, const SaliencyRequest& request)
{
    words.option("--method", request.method);
    for (const auto& [name, value] : request.params) {
        if (name == "k")
            words.option("--k", valueText(value));
        else
            words.option("--set", name + "=" + valueText(value));
    }
    words.optionUnless(request.layer.empty(), "--layer", request.layer);
    words.option("--fit", std::string(toString(request.fit)));
    words.optionUnless(
        request.scalar == Scalar::Logit, "--scalar", std::string(toString(request.scalar)));
    words.optionUnless(request.seed == 0, "--seed", std::to_string(request.seed));
}

void addMap(Words& words, const DocumentState& state)
{
    const LocalizeOptions usual;
    const MapOptions& map = state.mapOptions;
    words.optionUnless(
        map.interpolation == MapOptions().interpolation,
        "--interpolation",
        std::string(toString(map.interpolation)));
    words.optionUnless(map.closing.isOff(), "--closing", toString(map.closing));
    words.optionUnless(
        state.threshold == usual.threshold, "--threshold", toString(state.threshold));
    words.optionUnless(state.rule == usual.rule, "--box-rule", std::string(toString(state.rule)));
    words.optionUnless(state.alpha == usual.alpha, "--box-alpha", shortest(state.alpha));
}

/// Templates as the command line takes them; false if it cannot.
bool addTemplates(Words& words, const std::vector<std::string>& templates)
{
    if (templates.empty())
        return true;
    const std::string text = templatesText(templates);
    const bool isNamed = text.find("{}") == std::string::npos;
    if (!isNamed && templates.size() > 1)
        return false;
    words.option("--template", text);
    return true;
}

QStringList leftOut(const DocumentState& state)
{
    QStringList remarks;
    if (!state.off.empty())
        remarks.append(tr("It does not switch channels off."));
    if (state.channel)
        remarks.append(tr("It explains the prompt, not a single channel."));
    if (state.candidate)
        remarks.append(tr("It takes the box by its rule, not the one that you picked."));
    return remarks;
}

}  // namespace

CommandLine commandLine(const Document& document)
{
    const DocumentState& state = document.state();
    const auto request = wishOf(document);
    if (!request)
        return {{}, {tr("A command line needs a picture and a prompt.")}};
    if (state.picture->path.isEmpty())
        return {
            {},
            {tr("This picture came from the clipboard, so no command line can name it. Save it as "
                "a file and open that.")}};
    Words words;
    words.add(QStringLiteral("clipscope"));
    words.add(QStringLiteral("explain"));
    words.add(state.picture->path);
    for (const std::string& prompt : request->prompts)
        words.option("--prompt", prompt);
    words.optionUnless(request->explained == 0, "--explain", std::to_string(request->explained));
    addModel(words, document);
    addMethod(words, *request);
    QStringList remarks = leftOut(state);
    if (!addTemplates(words, request->templates))
        remarks.append(tr("It cannot name a list of templates of your own."));
    addMap(words, state);
    words.option(
        "--out",
        fileNameFrom(
            {QFileInfo(state.picture->path).completeBaseName(),
             document.explainedPrompt(),
             state.method}));
    return {words.line(), remarks};
}

QString shellQuoted(const QString& word)
{
    static const QRegularExpression kPlain(QStringLiteral("\\A[A-Za-z0-9_@%+=:,./-]+\\z"));
    if (kPlain.match(word).hasMatch())
        return word;
    QString inside = word;
    inside.replace('\'', QStringLiteral("'\\''"));
    return '\'' + inside + '\'';
}

}  // namespace clipscope::ui
