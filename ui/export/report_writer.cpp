// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/report_writer.h"

#include "core/base/version.h"
#include "core/export/export.h"
#include "core/saliency/method_info.h"
#include "ui/export/figure_writer.h"
#include "ui/state/tr.h"

#include <opencv2/core/utility.hpp>

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStringList>

namespace clipscope::ui {
namespace {

constexpr int kFigureWidth = 1600;  // pixels
constexpr int kDetailWidth = 800;

// Widths in em so that the page follows the reader's font; system colours in light and in dark.
constexpr const char* kStyle = R"(
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
figure { margin: 1em 0; } img { max-width: 100%; height: auto; }
.details { display: grid; grid-template-columns: 1fr 1fr; gap: 1em; }
table { border-collapse: collapse; } th, td { padding: .25em .9em .25em 0; text-align: left; vertical-align: top; }
tr { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
code, .hash { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; } tr.chosen { font-weight: bold; }
@media print { h2 { break-after: avoid; } tr, figure { break-inside: avoid; } }
)";

QString html(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString picture(const FigureContent& content, int width, const QString& caption)
{
    const QByteArray png = figureBytes(content, {.format = FigureFormat::Png, .width = width});
    return QStringLiteral("<figure><img alt=\"%1\" src=\"data:image/png;base64,%2\">"
                          "<figcaption>%1</figcaption></figure>\n")
        .arg(caption.toHtmlEscaped(), QString::fromLatin1(png.toBase64()));
}

/// The picture with these layers alone.
FigureContent detail(const FigureContent& full, const std::array<bool, kLayers>& layers)
{
    FigureContent content;
    content.panes = full.panes;
    for (FigurePane& pane : content.panes)
        pane.truth.reset();
    content.layers = layers;
    content.opacity = full.opacity;
    return content;
}

/// Rows of a table; `cells` are HTML already.
QString row(const QStringList& cells, const char* tag, bool isChosen = false)
{
    QString text = isChosen ? QStringLiteral("<tr class=\"chosen\">") : QStringLiteral("<tr>");
    for (qsizetype i = 0; i < cells.size(); ++i)
        text += QStringLiteral("<%1%2>%3</%1>")
                    .arg(
                        QLatin1String(tag),
                        i == 0 ? QString() : QStringLiteral(" class=\"number\""),
                        cells[i]);
    return text + QStringLiteral("</tr>\n");
}

QString pair(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n").arg(name, value);
}

QString section(const QString& title, const QString& rows)
{
    return QStringLiteral("<h2>%1</h2>\n<table>\n%2</table>\n").arg(title, rows);
}

QString promptTable(const SaliencyResult& result)
{
    const QLocale locale;
    QString rows = row({tr("Prompt"), tr("Cosine"), tr("Logit"), tr("Probability")}, "th");
    for (std::size_t i = 0; i < result.prompts.size(); ++i) {
        const PromptScore& prompt = result.prompts[i];
        rows +=
            row({html(prompt.text),
                 locale.toString(prompt.cosine, 'f', 4),
                 locale.toString(prompt.logit, 'f', 2),
                 prompt.probability ? locale.toString(*prompt.probability, 'f', 4)
                                    : QStringLiteral("—")},
                "td",
                i == result.explained);
    }
    return section(tr("Prompts (the explained one in bold)"), rows);
}

QString boxTable(const Localisation& found)
{
    const QLocale locale;
    QString rows =
        row({tr("Box"), tr("x"), tr("y"), tr("Width"), tr("Height"), tr("Area"), tr("Mean heat")},
            "th");
    for (std::size_t i = 0; i < found.candidates.size(); ++i) {
        const BoxCandidate& candidate = found.candidates[i];
        const Box& box = candidate.box;
        rows +=
            row({QString::number(i + 1),
                 QString::number(box.x),
                 QString::number(box.y),
                 QString::number(box.width),
                 QString::number(box.height),
                 QString::number(box.area()),
                 locale.toString(candidate.meanHeat, 'f', 3)},
                "td",
                found.chosen == i);
    }
    return section(tr("Boxes (the chosen one in bold)"), rows);
}

QString settingsTable(const Explanation& explanation)
{
    // The record's own words, so that page and record cannot say different things.
    const QJsonObject options =
        QJsonDocument::fromJson(QByteArray::fromStdString(resultJson(explanation)))
            .object()["options"]
            .toObject();
    QString rows;
    for (auto option = options.begin(); option != options.end(); ++option) {
        const QString name = option.key().toHtmlEscaped().replace('_', ' ');
        // JSON's numbers would round a large seed.
        const QString value = option.key() == QLatin1String("seed")
                                  ? QString::number(explanation.result.seed)
                                  : option.value().toVariant().toString().toHtmlEscaped();
        rows += pair(name, value.isEmpty() ? QStringLiteral("—") : value);
    }
    return section(tr("Settings"), rows);
}

QString modelTable(const ModelIdentity& model)
{
    QString rows = pair(tr("Name"), html(model.name)) + pair(tr("Family"), html(model.family)) +
                   pair(tr("Input"), tr("%1 px").arg(model.inputSize)) +
                   pair(
                       tr("SHA-256"),
                       QStringLiteral("<span class=\"hash\">%1</span>").arg(html(model.sha256)));
    for (const ModelChoice& choice : model.choices)
        rows += pair(
            html(choice.name),
            QStringLiteral("%1 (%2)").arg(html(choice.value), html(choice.origin)));
    return section(tr("Model"), rows);
}

QString originTable(const Explanation& explanation)
{
    const Image& image = explanation.image;
    QString rows = pair(tr("Picture"), html(image.source())) +
                   pair(tr("Size"), tr("%1 × %2 pixels").arg(image.width()).arg(image.height()));
    if (!image.fileSha256().empty())
        rows += pair(
            tr("SHA-256"),
            QStringLiteral("<span class=\"hash\">%1</span>").arg(html(image.fileSha256())));
    rows += pair(tr("Passes"), QString::number(explanation.result.passes)) +
            pair(tr("Clipscope"), html(std::string(kVersion))) +
            pair(tr("Qt"), QLatin1String(qVersion())) +
            pair(tr("OpenCV"), html(cv::getVersionString()));
    for (const std::string& note : explanation.result.notes)
        rows += pair(tr("Note"), html(note));
    return section(tr("Origin"), rows);
}

}  // namespace

QByteArray reportHtml(const ReportContent& content)
{
    const Explanation explanation = explanationOf(content.source);
    const FigureContent& figure = content.figure;
    const QString title = figure.heading.toHtmlEscaped();
    const MethodInfo& method = findMethod(explanation.result.method);
    QString body = QStringLiteral("<h1>%1</h1>\n").arg(title);
    body += picture(figure, kFigureWidth, figure.caption.join(QStringLiteral(" · ")));
    body += QStringLiteral("<div class=\"details\">\n");
    body +=
        picture(detail(figure, {false, true, false, false, false}), kDetailWidth, tr("Heatmap"));
    body += picture(detail(figure, {false, false, true, false, false}), kDetailWidth, tr("Mask"));
    body += QStringLiteral("</div>\n");
    body += promptTable(explanation.result);
    body += boxTable(explanation.localisation);
    body += QStringLiteral("<h2>%1</h2>\n<p>%2 %3</p>\n<p>%4</p>\n")
                .arg(
                    html(method.title),
                    html(method.summary),
                    html(method.behaviour),
                    html(method.paper));
    body += settingsTable(explanation);
    body += modelTable(explanation.model);
    body += originTable(explanation);
    if (!content.commandLine.isEmpty())
        body += QStringLiteral("<h2>%1</h2>\n<pre><code>%2</code></pre>\n")
                    .arg(tr("Command line"), content.commandLine.toHtmlEscaped());
    QString page = QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                                  "<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width\">\n");
    page += QStringLiteral("<title>%1 — Clipscope</title>\n").arg(title);
    page += QStringLiteral("<style>") + QLatin1String(kStyle) + QStringLiteral("</style>\n");
    page += QStringLiteral("</head>\n<body>\n") + body + QStringLiteral("</body>\n</html>\n");
    return page.toUtf8();
}

std::function<void()> reportJob(const QString& path, const ReportContent& content)
{
    return [path, content] { saveBytes(path, reportHtml(content)); };
}

}  // namespace clipscope::ui
