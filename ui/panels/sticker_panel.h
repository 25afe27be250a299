// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/sticker_bench.h"

#include <QWidget>

#include <functional>

class QAction;
class QCheckBox;
class QDoubleSpinBox;
class QFontComboBox;
class QFormLayout;
class QListView;
class QPlainTextEdit;
class QToolButton;

namespace clipscope::ui {

class ColourButton;
class SliderSpin;
class StickerList;

/// The list of stickers and the properties of the selected one. Everything has the same effect as
/// the mouse on the canvas and follows it.
class StickerPanel final : public QWidget {
    Q_OBJECT
public:
    StickerPanel(Document& document, StickerBench& bench, QWidget* parent = nullptr);

    /// Buttons over the list.
    void setActions(const QList<QAction*>& actions);
    /// Lets the text of the selected one be typed.
    void focusText();

private:
    using Change = std::function<void(Sticker&)>;

    [[nodiscard]] QWidget* makeForm();
    void addText(QFormLayout& form);
    void addPaper(QFormLayout& form);
    void addPlace(QFormLayout& form);
    QDoubleSpinBox* addNumber(
        const char* name,
        const QString& title,
        double minimum,
        double maximum,
        double Sticker::*field);
    void edit(const Change& change);
    void refresh();
    void showValues(const Sticker& sticker);

    Document& m_document;
    StickerBench& m_bench;
    StickerList* m_model;
    QListView* m_list;
    QWidget* m_buttons;
    QWidget* m_form = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QFontComboBox* m_family = nullptr;
    SliderSpin* m_size = nullptr;
    QToolButton* m_bold = nullptr;
    QToolButton* m_italic = nullptr;
    ColourButton* m_colour = nullptr;
    QCheckBox* m_paper = nullptr;
    ColourButton* m_paperColour = nullptr;
    QDoubleSpinBox* m_padding = nullptr;
    QDoubleSpinBox* m_border = nullptr;
    ColourButton* m_borderColour = nullptr;
    QDoubleSpinBox* m_x = nullptr;
    QDoubleSpinBox* m_y = nullptr;
    QDoubleSpinBox* m_wrap = nullptr;
    SliderSpin* m_rotation = nullptr;
    SliderSpin* m_opacity = nullptr;
    QList<QWidget*> m_ofText;  // that other kinds do not have
    bool m_isFilling = false;
};

}  // namespace clipscope::ui
