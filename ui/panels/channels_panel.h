// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/channels_model.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace clipscope::ui {

class ChannelGrid;
class ContributionPlot;
class ElidedLabel;
class SliderSpin;

/// The channels behind the map: ranked for a cell, walked with the arrow keys while the canvas
/// shows them, switched off and on, pinned, and what they add up to.
class ChannelsPanel final : public QWidget {
    Q_OBJECT
public:
    ChannelsPanel(Document& document, const Explainer& explainer, QWidget* parent = nullptr);

    [[nodiscard]] const ChannelsModel& model() const { return *m_model; }
    [[nodiscard]] QWidget& grid();
    /// To where a channel's number can be typed, if there are any.
    void focusNumber();
    /// To the channels, if there are any.
    void focusGrid();

private:
    void nameWidgets();
    void addOrders();
    [[nodiscard]] QBoxLayout* makeHeader();
    [[nodiscard]] QBoxLayout* makeSums();
    void connectWidgets();

    void onDocumentChanged(Changes changes);
    void refresh();
    void refreshOrders();
    void refreshPlot();
    void selectRow();
    void visit(int channel);
    void jump();
    void pin();
    [[nodiscard]] int current() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString whyEmpty() const;

    Document& m_document;
    const Explainer& m_explainer;
    ChannelsModel* m_model;
    QStackedWidget* m_pages;
    ElidedLabel* m_title;
    QToolButton* m_wholePicture;
    QCheckBox* m_use;
    QToolButton* m_pin;
    QToolButton* m_allOn;
    QComboBox* m_order;
    QLineEdit* m_number;
    ChannelGrid* m_grid;
    SliderSpin* m_k;
    QLabel* m_kLabel;
    ContributionPlot* m_plot;
    ElidedLabel* m_sum;
    QLabel* m_message;
};

}  // namespace clipscope::ui
