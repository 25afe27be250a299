// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace clipscope::ui {

/// Name of a menu's property: the side of its icons in pixels, for menus that show pictures.
inline constexpr const char* kIconSide = "iconSide";

/// Fusion, but for check boxes and radio buttons: Fusion's outlines vanish on a dark window.
class ClipscopeStyle final : public QProxyStyle {
    Q_OBJECT
public:
    ClipscopeStyle();

    void drawPrimitive(
        PrimitiveElement element,
        const QStyleOption* option,
        QPainter* painter,
        const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] QSize sizeFromContents(
        ContentsType type,
        const QStyleOption* option,
        const QSize& size,
        const QWidget* widget) const override;
};

}  // namespace clipscope::ui
