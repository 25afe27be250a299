// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QGridLayout;

namespace clipscope::ui {

class SliderSpin;

/// Which layers are shown, how strongly and in which colours.
class ViewPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ViewPanel(Document& document, QWidget* parent = nullptr);

private:
    void addLayers(QGridLayout& grid);
    void fillColorMaps();
    void onDocumentChanged();

    Document& m_document;
    std::array<QCheckBox*, kLayers> m_layers{};
    SliderSpin* m_opacity;
    QComboBox* m_colorMaps;
};

/// What the layer is called in menus and panels.
[[nodiscard]] QString titleOf(Layer layer);

}  // namespace clipscope::ui
