// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <optional>

class QDoubleSpinBox;
class QLineEdit;
class QSlider;

namespace clipscope::ui {

/// A slider for the hand and a spin box for the exact value, always equal.
class SliderSpin final : public QWidget {
    Q_OBJECT
public:
    /// `name`: object name of the whole; the parts are called <name>Slider and <name>Spin.
    /// `title`: accessible name of both parts. `decimals`: 0 to 3, of the values.
    SliderSpin(const QString& name, const QString& title, int decimals, QWidget* parent = nullptr);

    /// Does not emit `edited`.
    void setRange(double minimum, double maximum);
    void setSuffix(const QString& suffix);
    /// Does not emit `edited`. Does not disturb somebody who is typing: until the typed number is
    /// confirmed the number box keeps it, and shows `value` afterwards if nothing was changed.
    void setValue(double value);
    [[nodiscard]] double value() const;

Q_SIGNALS:
    /// The user chose another value; comes while the slider is dragged, too.
    void edited(double value);

private:
    [[nodiscard]] int toSlider(double value) const;
    void put(double value);
    void choose(double value);

    QSlider* m_slider;
    QDoubleSpinBox* m_spin;
    QLineEdit* m_text;              // of the spin box
    std::optional<double> m_later;  // shown when the typing is over
    double m_perUnit;               // slider steps in a unit
};

}  // namespace clipscope::ui
