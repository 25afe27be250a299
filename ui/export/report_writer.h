// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_content.h"
#include "ui/state/exporter.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace clipscope::ui {

/// What a report tells.
struct ReportContent {
    FigureContent figure;  ///< everything that the canvas shows
    ExportSource source;
    QString commandLine;  ///< that makes the same map; empty: there is none
};

/// One HTML file without anything outside it: the figure, the map and the mask on their own, tables
/// of prompts, boxes and settings, the model with its checksum, versions. Readable in light and
/// dark and on paper. Reads the model's weights to sum them up, so it is meant for a lane; throws
/// as that and figureBytes() do. The same content gives the same bytes.
[[nodiscard]] QByteArray reportHtml(const ReportContent& content);

/// A job that writes the report.
[[nodiscard]] std::function<void()> reportJob(const QString& path, const ReportContent& content);

}  // namespace clipscope::ui
