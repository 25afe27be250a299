// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/view_panel.h"

#include "core/image/colormap.h"
#include "ui/state/tr.h"
#include "ui/widgets/slider_spin.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPixmap>
#include <QSignalBlocker>

#include <cmath>

namespace clipscope::ui {
namespace {

constexpr QSize kSwatch(48, 14);

QPixmap swatch(const ColorMap& map)
{
    QImage row(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i) {
        const auto& rgb = map.rgb[static_cast<std::size_t>(i)];
        row.setPixel(i, 0, qRgb(rgb[0], rgb[1], rgb[2]));
    }
    return QPixmap::fromImage(row.scaled(kSwatch, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

const char* const kLayerNames[kLayers] = {
    "layerPicture", "layerHeat", "layerMask", "layerContours", "layerBoxes"};

}  // namespace

QString titleOf(Layer layer)
{
    switch (layer) {
    case Layer::Picture:
        return tr("Picture");
    case Layer::Heat:
        return tr("Heatmap");
    case Layer::Mask:
        return tr("Mask");
    case Layer::Contours:
        return tr("Contours");
    case Layer::Boxes:
        return tr("Boxes");
    }
    return {};
}

ViewPanel::ViewPanel(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_opacity(nullptr)
    , m_colorMaps(nullptr)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(10, 4, 10, 4);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    addLayers(*grid);  // first: the Tab key follows the order of making
    m_opacity = new SliderSpin(QStringLiteral("opacity"), tr("Heat opacity"), 0, this);
    m_colorMaps = new QComboBox(this);
    m_opacity->setRange(0, 100);
    m_opacity->setSuffix(QStringLiteral(" %"));
    auto* opacityLabel = new QLabel(tr("O&pacity"), this);
    opacityLabel->setBuddy(m_opacity);
    grid->addWidget(opacityLabel, 2, 0);
    grid->addWidget(m_opacity, 2, 1, 1, 2);
    auto* coloursLabel = new QLabel(tr("&Colour map"), this);
    coloursLabel->setBuddy(m_colorMaps);
    m_colorMaps->setObjectName(QStringLiteral("colorMap"));
    m_colorMaps->setAccessibleName(tr("Colour map"));
    m_colorMaps->setAccessibleDescription(tr("Colours of the heatmap"));
    m_colorMaps->setIconSize(kSwatch);
    fillColorMaps();
    grid->addWidget(coloursLabel, 3, 0);
    grid->addWidget(m_colorMaps, 3, 1, 1, 2);
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(4, 1);  // room to spare goes below

    connect(m_opacity, &SliderSpin::edited, this, [this](double percent) {
        m_document.setOpacity(percent / 100);
    });
    connect(m_colorMaps, &QComboBox::activated, this, [this](int index) {
        m_document.setColorMap(m_colorMaps->itemData(index).toString());
    });
    connect(&document, &Document::changed, this, &ViewPanel::onDocumentChanged);
    onDocumentChanged();
}

void ViewPanel::addLayers(QGridLayout& grid)
{
    constexpr int kInRow = 3;
    for (int i = 0; i < kLayers; ++i) {
        const auto layer = static_cast<Layer>(i);
        auto* box = new QCheckBox(titleOf(layer), this);
        box->setObjectName(QLatin1String(kLayerNames[i]));
        box->setAccessibleName(tr("Layer %1").arg(titleOf(layer)));
        box->setToolTip(tr("Show or hide this layer (%1 on the canvas)").arg(i + 1));
        grid.addWidget(box, i / kInRow, i % kInRow);
        connect(box, &QCheckBox::clicked, this, [this, layer](bool on) {
            m_document.setVisible(layer, on);
        });
        m_layers.at(static_cast<std::size_t>(i)) = box;
    }
}

void ViewPanel::fillColorMaps()
{
    for (const ColorMap& map : colorMaps()) {
        const QString title = QString::fromStdString(map.title);
        m_colorMaps->addItem(
            QIcon(swatch(map)),
            map.colourBlindSafe ? title : tr("%1 (not colour-blind safe)").arg(title),
            QString::fromStdString(map.id));
    }
}

void ViewPanel::onDocumentChanged()
{
    for (int i = 0; i < kLayers; ++i)
        m_layers.at(static_cast<std::size_t>(i))
            ->setChecked(m_document.isVisible(static_cast<Layer>(i)));
    m_opacity->setValue(std::round(m_document.opacity() * 100));
    const QSignalBlocker quiet(m_colorMaps);
    m_colorMaps->setCurrentIndex(m_colorMaps->findData(m_document.colorMap()));
}

}  // namespace clipscope::ui
