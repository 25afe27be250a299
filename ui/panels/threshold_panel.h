// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"
#include "ui/state/document.h"

#include <QWidget>

class QRadioButton;

namespace clipscope::ui {

class ColourBar;
class ElidedLabel;
class HistogramPlot;
class SliderSpin;

/// How the heat is distributed, where it is cut, and what the cut gives.
class ThresholdPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ThresholdPanel(Document& document, QWidget* parent = nullptr);

    /// Null clears the panel.
    void setComposition(const CompositionPtr& composition);

private:
    void connectWidgets();
    void refresh();
    void setFixed(double value);
    [[nodiscard]] QString findings() const;

    Document& m_document;
    CompositionPtr m_composition;
    HistogramPlot* m_histogram;
    ColourBar* m_colourBar;
    QRadioButton* m_otsu;
    QRadioButton* m_fixed;
    SliderSpin* m_value;
    ElidedLabel* m_findings;
};

}  // namespace clipscope::ui
