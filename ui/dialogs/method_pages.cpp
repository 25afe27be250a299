// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the handbook that are made from the methods' own descriptions.
#include "core/saliency/method_info.h"
#include "ui/dialogs/help_pages.h"
#include "ui/state/tr.h"

#include <QLocale>

#include <cmath>
#include <limits>
#include <string>
#include <type_traits>

namespace clipscope::ui {
namespace {

/// Costs are told for a layer as wide as RN50's last.
constexpr int kChannels = 2048;
constexpr double kUnlimited = 1'000'000;  // bounds from here on only guard against nonsense

QString escaped(const std::string& text)
{
    QString safe;
    for (const QChar letter : QString::fromStdString(text)) {
        if (QStringLiteral("\\`*_[]<>|#~").contains(letter))
            safe.append('\\');
        safe.append(letter);
    }
    return safe;
}

QString familyTitle(MethodFamily family)
{
    switch (family) {
    case MethodFamily::Gradient:
        return tr("gradients");
    case MethodFamily::Score:
        return tr("scores of masked pictures");
    case MethodFamily::Perturbation:
        return tr("random masks");
    case MethodFamily::Attention:
        return tr("attention and patches");
    }
    return {};
}

QString runsOnText(RunsOn runsOn)
{
    switch (runsOn) {
    case RunsOn::Any:
        return tr("any CLIP model");
    case RunsOn::TransformerOnly:
        return tr("vision transformers (ViT) only");
    case RunsOn::ResNetOnly:
        return tr("ResNets (RN) only");
    }
    return {};
}

QString numberText(double value)
{
    const int digits = value == std::floor(value) ? 0 : 3;
    return QLocale().toString(value, 'f', digits);
}

QString valueText(const ParamValue& value)
{
    return std::visit(
        [](const auto& held) {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>)
                return escaped(held);
            else
                return numberText(static_cast<double>(held));
        },
        value);
}

QString domainText(const ParamSpec& spec)
{
    if (!spec.choices.empty()) {
        QStringList choices;
        for (const std::string& choice : spec.choices)
            choices.append(escaped(choice));
        return choices.join(QStringLiteral(", "));
    }
    return spec.maximum >= kUnlimited
               ? tr("%1 and up").arg(numberText(spec.minimum))
               : tr("%1 to %2").arg(numberText(spec.minimum), numberText(spec.maximum));
}

QString tierText(ParamTier tier)
{
    return tier == ParamTier::Network ? tr("a new run") : tr("no new run, if already scored");
}

int passes(std::int64_t count)
{
    constexpr std::int64_t kMost = std::numeric_limits<int>::max();
    return static_cast<int>(std::min(count, kMost));
}

QString costText(const MethodInfo& method)
{
    const Cost cost = method.cost(kChannels, ParamValues(method, {}));
    QStringList parts{tr("%n pass(es) of the image tower", nullptr, passes(cost.encoderPasses))};
    if (cost.backwards > 0)
        parts.append(tr("%n backward pass(es)", nullptr, passes(cost.backwards)));
    if (cost.headPasses > 0)
        parts.append(
            tr("%n pass(es) of what lies behind the layer", nullptr, passes(cost.headPasses)));
    return tr("With the default settings and a layer of %1 channels: %2.")
        .arg(QLocale().toString(kChannels), parts.join(QStringLiteral(", ")));
}

bool isSame(const Cost& a, const Cost& b)
{
    return a.encoderPasses == b.encoderPasses && a.headPasses == b.headPasses &&
           a.backwards == b.backwards;
}

/// What makes a run longer, found by asking for the cost of other values.
QString growthText(const MethodInfo& method)
{
    const ParamValues usual(method, {});
    const Cost cost = method.cost(kChannels, usual);
    QStringList causes;
    if (!isSame(cost, method.cost(kChannels / 2, usual)))
        causes.append(tr("the number of channels"));
    for (const ParamSpec& spec : method.params) {
        const auto* number = std::get_if<std::int64_t>(&spec.fallback);
        if (!number || *number <= 1)
            continue;
        const std::int64_t less = *number / 2;
        if (static_cast<double>(less) < spec.minimum)
            continue;
        if (!isSame(cost, method.cost(kChannels, ParamValues(method, {{spec.id, less}}))))
            causes.append(QStringLiteral("`%1`").arg(QString::fromStdString(spec.id)));
    }
    return causes.isEmpty() ? QString()
                            : tr("It grows with %1.").arg(causes.join(QStringLiteral(", ")));
}

QString paramTable(const MethodInfo& method)
{
    QString table =
        QStringLiteral("| %1 | %2 | %3 | %4 | %5 |\n|---|---|---|---|---|\n")
            .arg(
                tr("Parameter"), tr("Default"), tr("Allowed"), tr("A change needs"), tr("Meaning"));
    for (const ParamSpec& spec : method.params) {
        const QStringList cells{
            QStringLiteral("`%1`").arg(QString::fromStdString(spec.id)),
            valueText(spec.fallback),
            domainText(spec),
            tierText(spec.tier),
            escaped(spec.help)};
        table += "| " + cells.join(QStringLiteral(" | ")) + " |\n";
    }
    return table;
}

QStringList factsOf(const MethodInfo& method)
{
    QStringList facts{
        tr("**Runs on:** %1").arg(runsOnText(method.runsOn)),
        tr("**Looks at:** %1").arg(escaped(method.needs)),
        tr("**Cost:** %1").arg((costText(method) + ' ' + growthText(method)).trimmed())};
    if (!method.usesPrompt)
        facts.append(tr("**Prompt:** ignored; the map is the same whatever is asked"));
    if (method.usesSeed)
        facts.append(tr("**Random numbers:** drawn from a seed that the result stores"));
    facts.append(tr("**From:** %1").arg(escaped(method.paper)));
    return facts;
}

}  // namespace

QString methodPageId(const QString& method)
{
    return "method-" + method;
}

HelpPage methodPage(const MethodInfo& method)
{
    HelpPage page;
    page.id = methodPageId(QString::fromStdString(method.id));
    page.title = QString::fromStdString(method.title);
    page.group = HelpPage::Group::Method;
    page.markdown = QStringLiteral("# %1\n\n%2\n\n**%3** %4\n\n")
                        .arg(
                            escaped(method.title),
                            escaped(method.summary),
                            tr("On CLIP:"),
                            escaped(method.behaviour));
    for (const QString& fact : factsOf(method))
        page.markdown += "- " + fact + "\n";
    page.markdown += "\n## " + tr("Parameters") + "\n\n";
    page.markdown += method.params.empty() ? tr("None.") + "\n" : paramTable(method);
    page.markdown +=
        "\n" +
        tr("On the command line: %1")
            .arg(QStringLiteral("`--method %1`").arg(QString::fromStdString(method.id))) +
        "\n";
    return page;
}

HelpPage methodOverview()
{
    HelpPage page;
    page.id = QStringLiteral("methods");
    page.title = tr("What do the methods mean?");
    page.markdown = "# " + page.title + "\n\n" +
                    tr("Every method answers the same question in its own way: which places of the "
                       "picture speak for the prompt? They can disagree, and none of them is the "
                       "truth. The descriptions come from the methods themselves, in English.") +
                    "\n";
    const auto& methods = methodCatalogue();
    for (std::size_t i = 0; i < methods.size(); ++i) {
        const MethodInfo& method = methods[i];
        if (i == 0 || methods[i - 1].family != method.family)
            page.markdown += "\n## " + tr("From %1").arg(familyTitle(method.family)) + "\n\n";
        page.markdown += QStringLiteral("- [%1](method-%2.md): %3\n")
                             .arg(
                                 escaped(method.title),
                                 QString::fromStdString(method.id),
                                 escaped(method.summary));
    }
    return page;
}

}  // namespace clipscope::ui
