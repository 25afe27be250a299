// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/value_range.h"
#include "core/image/colormap.h"

#include <QWidget>

#include <optional>

namespace clipscope::ui {

/// What the colours on the canvas stand for.
struct ColourScale {
    enum class Kind {
        Heat,       ///< one map, or several that share a scale
        OwnHeat,    ///< several maps, each from its own lowest to its own highest value
        Difference  ///< of two maps, zero in the middle
    };

    Kind kind = Kind::Heat;
    const ColorMap* colours = nullptr;  ///< one of the constant ones
    ValueRange range;                   ///< native values of both ends; Difference: its units
    bool isInNativeValues = true;       ///< Difference: else of heat
};

/// The upright colour bar beside the canvas, with heat from 0 to 1 on one side and the native
/// values on the other.
class ScaleBar final : public QWidget {
    Q_OBJECT
public:
    explicit ScaleBar(QWidget* parent = nullptr);

    /// Nothing hides it.
    void show(const std::optional<ColourScale>& scale);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont smallFont() const;
    [[nodiscard]] int heatWidth() const;
    [[nodiscard]] int valueWidth() const;

    std::optional<ColourScale> m_scale;
};

}  // namespace clipscope::ui
