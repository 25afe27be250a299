// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_choices.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace clipscope::ui {

class FigurePreview;

/// Asks what a figure is to show and how large it is to be; shows it while it is decided.
class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    /// `full`: everything that can be shown. `viewWidth`: pixels of the screen that the picture
    /// takes now; a figure is twice as wide unless another width was chosen before.
    ExportDialog(
        FigureContent full, const FigureChoices& choices, int viewWidth, QWidget* parent = nullptr);

    [[nodiscard]] FigureChoices choices() const;
    /// What was chosen of the content.
    [[nodiscard]] FigureContent content() const;

Q_SIGNALS:
    void copyWanted();

private:
    struct Part {
        QCheckBox* box;
        bool FigureChoices::*choice;
    };

    void buildForm(QFormLayout& form, const FigureChoices& choices);
    void addSizes(QFormLayout& form, const FigureChoices& choices);
    void addParts(QFormLayout& form, const FigureChoices& choices);
    QComboBox* addCombo(
        QFormLayout& form,
        const char* name,
        const QString& label,
        const QString& title,
        const QString& help);
    void refresh();

    FigureContent m_full;
    QFormLayout* m_form;
    FigurePreview* m_preview;
    QComboBox* m_format;
    QSpinBox* m_width;
    QComboBox* m_dotsPerInch;
    QDoubleSpinBox* m_millimetres;
    QLabel* m_size;
    QComboBox* m_ground;
    QComboBox* m_textSize;
    QCheckBox* m_contours;
    QCheckBox* m_boxes;
    std::vector<Part> m_parts;
};

}  // namespace clipscope::ui
