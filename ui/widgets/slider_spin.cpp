// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/slider_spin.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {

SliderSpin::SliderSpin(const QString& name, const QString& title, int decimals, QWidget* parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_spin(new QDoubleSpinBox(this))
    , m_text(m_spin->findChild<QLineEdit*>())
    , m_perUnit(std::pow(10.0, decimals))
{
    setObjectName(name);
    m_slider->setObjectName(name + "Slider");
    m_slider->setAccessibleName(tr("%1 slider").arg(title));
    m_slider->setMinimumWidth(60);
    m_spin->setObjectName(name + "Spin");
    m_spin->setAccessibleName(title);
    m_spin->setDecimals(decimals);
    m_spin->setSingleStep(1 / m_perUnit);
    m_spin->setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    m_spin->setKeyboardTracking(false);  // typing "300" must not try 3 and 30
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_slider, 1);
    row->addWidget(m_spin);
    setFocusProxy(m_spin);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) { choose(step / m_perUnit); });
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, &SliderSpin::choose);
    connect(m_spin, &QDoubleSpinBox::editingFinished, this, [this] {
        m_text->setModified(false);
        if (m_later) {
            put(*m_later);
        }
    });
}

void SliderSpin::setRange(double minimum, double maximum)
{
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietSpin(m_spin);
    m_slider->setRange(toSlider(minimum), toSlider(maximum));
    m_slider->setPageStep(std::max(1, toSlider(maximum - minimum) / 10));
    m_spin->setRange(minimum, maximum);
}

void SliderSpin::setSuffix(const QString& suffix)
{
    m_spin->setSuffix(suffix);
}

void SliderSpin::setValue(double value)
{
    if (m_spin->hasFocus() && m_text->isModified()) {
        m_later = value;
    } else {
        put(value);
    }
}

void SliderSpin::choose(double value)
{
    put(value);
    Q_EMIT edited(value);
}

void SliderSpin::put(double value)
{
    m_later.reset();
    const bool selected =
        m_text->hasSelectedText() && m_text->selectedText() == m_spin->cleanText();
    {
        const QSignalBlocker quietSlider(m_slider);
        const QSignalBlocker quietSpin(m_spin);
        m_slider->setValue(toSlider(value));
        m_spin->setValue(value);
    }
    m_text->setModified(false);
    if (selected) {
        m_spin->selectAll();  // about to be typed over
    }
}

double SliderSpin::value() const
{
    return m_spin->value();
}

int SliderSpin::toSlider(double value) const
{
    return static_cast<int>(std::lround(value * m_perUnit));
}

}  // namespace clipscope::ui
