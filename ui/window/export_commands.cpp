// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/export_commands.h"

#include "ui/canvas/canvas_view.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/export/command_line.h"
#include "ui/export/describe_figure.h"
#include "ui/export/report_writer.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kTwice = 2;             // the pixels of the view: sharp on paper and on slides
constexpr int kNarrowestCopy = 1200;  // pixels
constexpr int kWidestCopy = 4000;     // clipboards hold them uncompressed

}  // namespace

ExportCommands::ExportCommands(const Parts& parts)
    : QObject(&parts.window)
    , m_workbench(parts.workbench)
    , m_settings(parts.settings)
    , m_actions(parts.actions)
    , m_canvas(parts.canvas)
    , m_window(parts.window)
{
    connect(m_actions.exportFigure, &QAction::triggered, this, &ExportCommands::exportFigure);
    connect(m_actions.exportHeatmap, &QAction::triggered, this, [this] {
        exportData(
            tr("Export heatmap"),
            {{DataFile::Heatmap, tr("Heatmap as NumPy array (*.npy)"), " heatmap.npy"},
             {DataFile::Heatmap16, tr("Heatmap as 16-bit grey (*.png)"), " heatmap16.png"},
             {DataFile::NativeHeatmap,
              tr("Model's own grid as NumPy array (*.npy)"),
              " heatmap_native.npy"},
             {DataFile::Overlay, tr("Heat over the picture (*.png)"), " overlay.png"}});
    });
    connect(m_actions.exportBoxes, &QAction::triggered, this, [this] {
        exportData(
            tr("Export mask and boxes"),
            {{DataFile::Mask, tr("Mask (*.png)"), " mask.png"},
             {DataFile::BoxesCsv, tr("Boxes as table (*.csv)"), " boxes.csv"},
             {DataFile::BoxesJson, tr("Boxes as JSON (*.json)"), " boxes.json"},
             {DataFile::BoxesPicture, tr("Boxes in the picture (*.png)"), " boxes.png"},
             {DataFile::Prompts, tr("Scores of the prompts as table (*.csv)"), " prompts.csv"}});
    });
    connect(m_actions.exportChannels, &QAction::triggered, this, [this] {
        exportData(
            tr("Export channels"),
            {{DataFile::Channels, tr("Channels as table (*.csv)"), " channels.csv"}});
    });
    connect(m_actions.exportReport, &QAction::triggered, this, &ExportCommands::exportReport);
    connect(m_actions.exportToFolder, &QAction::triggered, this, &ExportCommands::exportToFolder);
    connect(m_actions.copyFigure, &QAction::triggered, this, &ExportCommands::copyFigure);
    connect(m_actions.copyCommandLine, &QAction::triggered, this, &ExportCommands::copyCommandLine);
    connect(&m_clipboard, &FigureLane::drawn, this, [this](const QImage& figure) {
        QGuiApplication::clipboard()->setImage(figure);
        Q_EMIT noticed(
            {Notice::Kind::Information,
             tr("Copied a figure of %1 × %2 pixels").arg(figure.width()).arg(figure.height())});
    });
    connect(&m_clipboard, &FigureLane::failed, this, [this](const Failure& failure) {
        Q_EMIT noticed({Notice::Kind::Error, QString::fromStdString(failure.text)});
    });
    Explainer& explainer = m_workbench.explainer();
    connect(&explainer, &Explainer::compositionChanged, this, &ExportCommands::refreshActions);
    connect(&explainer, &Explainer::resultChanged, this, &ExportCommands::refreshActions);
    connect(&m_workbench.document(), &Document::changed, this, &ExportCommands::refreshActions);
    refreshActions();
    QCoreApplication::instance()->installEventFilter(this);
}

bool ExportCommands::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* widget = qobject_cast<const QWidget*>(watched);
        const auto* key = static_cast<QKeyEvent*>(event);
        if (widget && widget->window() == &m_window &&
            m_actions.exportFigure->shortcuts().contains(QKeySequence(key->keyCombination()))) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void ExportCommands::exportFigure()
{
    if (!canDraw())
        return;
    delete m_dialog;
    m_dialog = new ExportDialog(describeFigure(m_workbench), choices(), viewWidth(), &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::accepted, this, [this] { saveFigure(*m_dialog); });
    connect(m_dialog, &ExportDialog::copyWanted, this, [this] {
        copy(m_dialog->content(), std::min(m_dialog->choices().output.width, kWidestCopy));
    });
    connect(m_dialog, &QDialog::finished, &m_window, &QWidget::activateWindow);
    m_dialog->open();
}

void ExportCommands::saveFigure(const ExportDialog& dialog)
{
    const FigureChoices chosen = dialog.choices();
    const FigureContent content = dialog.content();
    m_settings.setFigure(chosen.toMap());
    const QString suffix = suffixOf(chosen.output.format);
    QString path = QFileDialog::getSaveFileName(
        &m_window,
        tr("Save figure"),
        QDir(m_settings.lastFolder())
            .filePath(suggestedName(m_workbench) + QStringLiteral(".") + suffix),
        tr("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    m_window.activateWindow();  // bare X servers do not give the keys back
    if (path.isEmpty())
        return;
    FigureOutput output = chosen.output;
    if (const auto typed = formatOf(path))
        output.format = *typed;  // who types another ending means it
    else
        path += '.' + suffix;
    writeFigureTo(path, content, output);
}

void ExportCommands::writeFigureTo(
    const QString& path, const FigureContent& content, const FigureOutput& output)
{
    m_settings.setLastFolder(QFileInfo(path).absolutePath());
    m_workbench.composer().exportTo(path, [path, content, output, finish = finish()] {
        writeFigure(path, content, output, finish);
    });
}

void ExportCommands::exportData(const QString& title, const QList<Offer>& offers)
{
    const auto source = m_workbench.exportableOrNotice();
    if (!source)
        return;
    QStringList filters;
    for (const Offer& offer : offers)
        filters.append(offer.filter);
    const QString stem = QDir(m_settings.lastFolder()).filePath(suggestedName(m_workbench));
    QString filter = filters.first();
    QString path = QFileDialog::getSaveFileName(
        &m_window,
        title,
        stem + offers.first().ending,
        filters.join(QStringLiteral(";;")),
        &filter);
    m_window.activateWindow();  // bare X servers do not give the keys back
    if (path.isEmpty())
        return;
    const Offer& offer = offers.at(std::max<qsizetype>(0, filters.indexOf(filter)));
    const QString suffix = QFileInfo(offer.ending).suffix();
    if (QFileInfo(path).suffix().toLower() != suffix)
        path += '.' + suffix;
    writeDataTo(offer.file, path);
}

void ExportCommands::writeDataTo(DataFile file, const QString& path)
{
    const auto source = m_workbench.exportableOrNotice();
    if (!source)
        return;
    m_settings.setLastFolder(QFileInfo(path).absolutePath());
    m_workbench.composer().exportTo(path, exportJob(file, path, *source));
}

void ExportCommands::exportReport()
{
    if (!m_workbench.exportableOrNotice())
        return;
    QString path = QFileDialog::getSaveFileName(
        &m_window,
        tr("Save report"),
        QDir(m_settings.lastFolder()).filePath(suggestedName(m_workbench) + ".html"),
        tr("Web page (*.html)"));
    m_window.activateWindow();  // bare X servers do not give the keys back
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".html");
    writeReportTo(path);
}

void ExportCommands::writeReportTo(const QString& path)
{
    const auto source = m_workbench.exportableOrNotice();
    if (!source)
        return;
    m_settings.setLastFolder(QFileInfo(path).absolutePath());
    m_workbench.composer().exportTo(
        path,
        reportJob(
            path,
            {.figure = describeFigure(m_workbench),
             .source = *source,
             .commandLine = commandLine(m_workbench.document()).line}));
}

void ExportCommands::exportToFolder()
{
    if (!m_workbench.exportableOrNotice())
        return;
    const QString folder = QFileDialog::getExistingDirectory(
        &m_window, tr("Export to folder"), m_settings.lastFolder());
    m_window.activateWindow();  // bare X servers do not give the keys back
    if (!folder.isEmpty())
        writeAllTo(folder);
}

void ExportCommands::writeAllTo(const QString& folder)
{
    const auto source = m_workbench.exportableOrNotice();
    if (!source)
        return;
    FigureOutput output = choices().output;
    output.format = FigureFormat::Png;
    output.width = std::clamp(kTwice * viewWidth(), kNarrowestCopy, kWidestCopy);
    m_workbench.composer().exportTo(
        folder,
        [explain = exportJob(folder, *source),
         figure = QDir(folder).filePath(QStringLiteral("figure.png")),
         content = choices().apply(describeFigure(m_workbench)),
         output,
         finish = finish()] {
            QFile::remove(figure);  // an older one must not be taken for a part of this result
            explain();
            writeFigure(figure, content, output, finish);
        });
}

void ExportCommands::copyFigure()
{
    if (!canDraw())
        return;
    const FigureContent content = choices().apply(describeFigure(m_workbench));
    copy(content, std::clamp(kTwice * viewWidth(), kNarrowestCopy, kWidestCopy));
}

void ExportCommands::copy(const FigureContent& content, int width)
{
    m_clipboard.draw(content, width);
}

void ExportCommands::copyCommandLine()
{
    if (m_workbench.stickers().isAnyVisible())
        return copySessionLine();
    const CommandLine made = commandLine(m_workbench.document());
    if (made.line.isEmpty()) {
        Q_EMIT noticed({Notice::Kind::Warning, made.remarks.join(' ')});
        return;
    }
    QGuiApplication::clipboard()->setText(made.line);
    const QString copied = tr("The command line is on the clipboard.");
    Q_EMIT noticed({Notice::Kind::Information, (QStringList(copied) + made.remarks).join(' ')});
}

void ExportCommands::copySessionLine()
{
    const SessionKeeper& sessions = m_workbench.sessions();
    if (sessions.path().isEmpty() || sessions.isModified()) {
        Q_EMIT noticed(
            {Notice::Kind::Warning,
             tr("A command line has no room for stickers: save the session first, and it will "
                "name its file.")});
        return;
    }
    QGuiApplication::clipboard()->setText(
        QStringLiteral("clipscope explain --session %1 --out explanation")
            .arg(shellQuoted(sessions.path())));
    Q_EMIT noticed({Notice::Kind::Information, tr("The command line is on the clipboard.")});
}

void ExportCommands::refreshActions()
{
    const Explainer& explainer = m_workbench.explainer();
    const bool isShown = explainer.composition() != nullptr;
    for (QAction* action :
         {m_actions.exportFigure,
          m_actions.copyFigure,
          m_actions.exportHeatmap,
          m_actions.exportBoxes,
          m_actions.exportReport})
        action->setEnabled(isShown);
    const auto& result = explainer.result();
    m_actions.exportChannels->setEnabled(isShown && result && result->bank);
    m_actions.copyCommandLine->setEnabled(m_workbench.document().picture() != nullptr);
}

FinishPng ExportCommands::finish() const
{
    return m_makeFinish ? m_makeFinish() : FinishPng();
}

FigureChoices ExportCommands::choices() const
{
    return FigureChoices::fromMap(m_settings.figure());
}

int ExportCommands::viewWidth() const
{
    return static_cast<int>(m_canvas.viewport()->width() * m_canvas.devicePixelRatioF());
}

bool ExportCommands::canDraw()
{
    if (m_workbench.explainer().composition())
        return true;
    Q_EMIT noticed(
        {Notice::Kind::Warning,
         tr("There is nothing to draw yet. Open a picture and explain a prompt first.")});
    return false;
}

}  // namespace clipscope::ui
