// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_choices.h"
#include "ui/export/figure_lane.h"
#include "ui/state/settings.h"
#include "ui/state/workbench.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <utility>

namespace clipscope::ui {

struct Actions;
class CanvasView;
class ExportDialog;

/// What File, Export does, and copying figures and command lines.
class ExportCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        Settings& settings;
        const Actions& actions;
        CanvasView& canvas;
        QWidget& window;
    };

    explicit ExportCommands(const Parts& parts);

    /// The last word on the bytes of exported PNGs: where the session is embedded. Called before a
    /// figure is drawn, on the GUI thread; what it returns runs in the background.
    void setFinishPng(std::function<FinishPng()> make) { m_makeFinish = std::move(make); }

    void exportFigure();
    /// Writes in the background what a dialog would have written.
    void
    writeFigureTo(const QString& path, const FigureContent& content, const FigureOutput& output);
    void writeDataTo(DataFile file, const QString& path);
    void writeReportTo(const QString& path);
    /// Everything about the canvas: the files of `clipscope explain`, and the figure.
    void writeAllTo(const QString& folder);

Q_SIGNALS:
    void noticed(const clipscope::ui::Notice& notice);

protected:
    /// Line edits take Ctrl+E for the end of the line, as Emacs does; here it exports from anywhere
    /// in the window, and the key End does what it says.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A kind of file that a dialog offers, and what its names end with.
    struct Offer {
        DataFile file;
        QString filter;
        QString ending;  ///< " heatmap.npy"
    };

    void exportData(const QString& title, const QList<Offer>& offers);
    void exportReport();
    void exportToFolder();
    void saveFigure(const ExportDialog& dialog);
    void copyFigure();
    void copy(const FigureContent& content, int width);
    void copyCommandLine();
    /// Of work that only a session can hold.
    void copySessionLine();
    void refreshActions();
    [[nodiscard]] FinishPng finish() const;
    [[nodiscard]] FigureChoices choices() const;
    [[nodiscard]] int viewWidth() const;
    [[nodiscard]] bool canDraw();

    Workbench& m_workbench;
    Settings& m_settings;
    const Actions& m_actions;
    CanvasView& m_canvas;
    QWidget& m_window;
    QPointer<ExportDialog> m_dialog;
    std::function<FinishPng()> m_makeFinish;
    FigureLane m_clipboard;
};

}  // namespace clipscope::ui
