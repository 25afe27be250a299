// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/threshold_panel.h"

#include "ui/plot/histogram_plot.h"
#include "ui/widgets/colour_bar.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/slider_spin.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

namespace clipscope::ui {

ThresholdPanel::ThresholdPanel(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_histogram(new HistogramPlot(this))
    , m_colourBar(new ColourBar(this))
    , m_otsu(new QRadioButton(tr("Ots&u"), this))
    , m_fixed(new QRadioButton(tr("Fi&xed"), this))
    , m_value(new SliderSpin(QStringLiteral("threshold"), tr("Threshold"), 2, this))
    , m_findings(new ElidedLabel(this))
{
    m_otsu->setObjectName(QStringLiteral("thresholdOtsu"));
    m_otsu->setToolTip(tr("The cut that separates hot from cold best (Otsu's method)"));
    m_fixed->setObjectName(QStringLiteral("thresholdFixed"));
    m_fixed->setToolTip(tr("A cut of your own"));
    m_value->setRange(0, 1);
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findings->setForegroundRole(QPalette::PlaceholderText);
    m_findings->setToolTip(tr("The chosen box, its share of the picture, and how many regions lie "
                              "above the threshold"));

    auto* cut = new QHBoxLayout;
    cut->setSpacing(8);
    cut->addWidget(m_otsu);
    cut->addWidget(m_fixed);
    cut->addWidget(m_value, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 2, 10, 6);
    column->setSpacing(0);
    column->addWidget(m_histogram, 1);
    column->addWidget(m_colourBar);
    column->addSpacing(6);
    column->addLayout(cut);
    column->addSpacing(4);
    column->addWidget(m_findings);
    connectWidgets();
    refresh();
}

void ThresholdPanel::connectWidgets()
{
    connect(m_histogram, &HistogramPlot::thresholdDragged, this, &ThresholdPanel::setFixed);
    connect(m_histogram, &HistogramPlot::otsuWanted, this, [this] { m_document.setThreshold({}); });
    connect(m_otsu, &QRadioButton::clicked, this, [this] { m_document.setThreshold({}); });
    connect(m_fixed, &QRadioButton::clicked, this, [this] { setFixed(m_value->value()); });
    connect(m_value, &SliderSpin::edited, this, &ThresholdPanel::setFixed);
    connect(&m_document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Threshold | Change::ColorMap))
            refresh();
    });
}

void ThresholdPanel::setComposition(const CompositionPtr& composition)
{
    m_composition = composition;
    if (composition) {
        m_histogram->setCounts(composition->histogram);
        m_histogram->setOtsuCurve(composition->otsuCurve);
        m_colourBar->setRawRange(composition->heatmap->rawMin, composition->heatmap->rawMax);
    } else {
        m_histogram->clear();
        m_colourBar->clearRawRange();
    }
    refresh();
}

void ThresholdPanel::refresh()
{
    const Threshold& threshold = m_document.threshold();
    const bool isOtsu = threshold.kind == Threshold::Kind::Otsu;
    const double otsu = m_composition ? m_composition->otsuLevel / 255.0 : 0;
    const double value = isOtsu ? otsu : threshold.value;
    m_otsu->setChecked(isOtsu);
    m_fixed->setChecked(!isOtsu);
    m_value->setValue(value);
    m_histogram->setThreshold(value, otsu);
    m_histogram->setColorMap(m_document.colorMap());
    m_colourBar->setColorMap(m_document.colorMap());
    m_findings->setText(findings());
}

void ThresholdPanel::setFixed(double value)
{
    m_document.setThreshold({Threshold::Kind::Fixed, value});
}

QString ThresholdPanel::findings() const
{
    if (!m_composition)
        return tr("No map yet");
    const Localisation& found = m_composition->localisation;
    const auto box = found.box();
    if (!box)
        return tr("Nothing is above the threshold");
    const Size picture = m_composition->picture->image.size();
    const double share = 100.0 * static_cast<double>(box->area()) / picture.width / picture.height;
    const auto count = static_cast<int>(found.candidates.size());
    const QString regions = count == 1 ? tr("1 region") : tr("%1 regions").arg(count);
    return tr("Box %1 × %2 at %3, %4 · %5 % · %6")
        .arg(
            QString::number(box->width),
            QString::number(box->height),
            QString::number(box->x),
            QString::number(box->y),
            QLocale().toString(share, 'f', 0),
            regions);
}

}  // namespace clipscope::ui
